import { Buffer } from 'node:buffer';
import { builtinRules } from '../../builtins.ts';
import { serve } from '../../crew/member.ts';
import type { StyleAnswer, StyleBriefing, StyleTask } from './crew.ts';
import { readFact } from './style-fact.ts';
import { Stylist } from './style.ts';

/** Runs in a process of its own, started by `crew.ts`: reads one file after another and tells what it saw. */
const stylist = new Stylist(builtinRules());

serve<StyleTask, StyleAnswer, StyleBriefing>({
  brief({ house, languages = [] }) {
    for (const language of languages) stylist.scorerFor(language);
    stylist.compareWith(house);
  },
  answer({ path, bytes, kinds, olderIs }) {
    const read = readFact(path, Buffer.from(bytes).toString('utf8'), { kinds, commits: [] }, { stylist, olderIs });
    return { failures: stylist.failures, ...(read === undefined ? {} : { read }) };
  },
});
