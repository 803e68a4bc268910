import { builtinRules, loadRules } from '../builtins.ts';
import { Classifier, type Classification, type ClassifyInput } from '../classify.ts';
import { loadPlugins } from '../config/resolve-plugin.ts';
import { serve } from '../crew/member.ts';
import type { ClassifyBriefing } from './crew.ts';

/** Runs in a process of its own, started by `crew.ts`: classifies one text after another. */
let classifier: Classifier;
let how: ClassifyBriefing;

serve<ClassifyInput, Classification, ClassifyBriefing>({
  async brief(briefing) {
    how = briefing;
    classifier = new Classifier(briefing.plugins.length === 0 ? builtinRules() : loadRules(await loadPlugins(briefing.plugins, briefing.cwd)));
  },
  answer: (input) => classifier.classify(input, how),
});
