import { Buffer } from 'node:buffer';
import { builtinRules } from '../builtins.ts';
import type { Answer, Briefing, Task } from './crew.ts';
import { readFact } from './style-fact.ts';
import { Stylist } from './style.ts';

/** Runs in a process of its own, started by `crew.ts`: reads one file after another and tells what it saw. */
const stylist = new Stylist(builtinRules());

function answer({ path, bytes, kinds, olderIs }: Task): Answer {
  const read = readFact(path, Buffer.from(bytes).toString('utf8'), { kinds, commits: [] }, { stylist, olderIs });
  return { crashed: false, failures: stylist.failures, ...(read === undefined ? {} : { read }) };
}

// Ctrl-C reaches the whole group; the process that asks decides when to end.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
process.on('message', (message: Briefing | Task) => {
  if ('house' in message) stylist.compareWith(message.house);
  else process.send?.(answer(message));
});
process.send?.('ready');
