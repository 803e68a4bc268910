import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

const ONLY = /^(?:console\.|logger\.|logging\.|log\.|log\(|print\(|return\b|pass\b|continue\b|throw\b|raise\b|null|undefined|\)|\}|\]|#|\/\/|$)/;

function isShallow(handler: string): boolean {
  const open = handler.startsWith('catch') ? handler.indexOf('{') : handler.indexOf(':');
  const body = handler.slice(open + 1).split(/[\n;]/);
  return body.every((line) => ONLY.test(line.trim()));
}

export default defineHeuristic({
  meta: {
    id: 'shallow-catches',
    summary: 'Handlers that only log, return a default or rethrow',
    rationale: 'A handler that swallows the failure keeps the program running; reviewers of agent changes complain of it often.',
    confounders: ['best-effort code', 'clean-up', 'top-level handlers'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['identifiers'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share of handlers', range: [0, 1] },
    messages: { shallow: '{{hits}} of {{total}} handlers only log, return or rethrow' },
    examples: {
      high: [
        { language: 'typescript', code: 'try { go(); } catch (error) {\n  console.error(error);\n  return null;\n}' },
        { language: 'python', code: 'try:\n    go()\nexcept Exception:\n    pass' },
      ],
      low: [{ language: 'typescript', code: 'try { go(); } catch (error) {\n  undo();\n  retry(error);\n}' }],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: { maxLength: 400 },
  observe(unit, { options, report }) {
    const handlers = unit.nodes('catch');
    if (handlers.length === 0) return;
    let hits = 0;
    for (const { start, end } of handlers) if (end - start <= options.maxLength && isShallow(unit.file.slice(start, end))) hits += 1;
    report({ messageId: 'shallow', measure: hits / handlers.length, data: { hits, total: handlers.length } });
  },
});
