import { defineHeuristic } from 'handiwork/heuristic';
import { CODE } from 'handiwork/kit';

const FULL = /^(?:catch\s*\(\s*error\b|except\b[^:\n]{1,120}\bas\s+\w)/;

export default defineHeuristic({
  meta: {
    id: 'full-catch-names',
    summary: 'Handlers that call what they caught by its full name',
    rationale: '"catch (error)" stands in 14 % of agent-written JS/TS units and in 2.4 % of hand-written ones, who write e, err or nothing.',
    confounders: ['lint rules that fix the name of caught errors', 'Python handlers that put the caught error into a message or a cause'],
    references: ['https://github.com/sindresorhus/eslint-plugin-unicorn/blob/main/docs/rules/catch-error-name.md'],
    needs: ['tree'],
    languages: CODE,
    invariantTo: ['whitespace', 'comments'],
    stability: 'stable',
    since: '0.1.0',
    measure: { unit: 'share of handlers', range: [0, 1] },
    messages: { named: '{{hits}} of {{total}} handlers name what they caught "error" or bind it' },
    examples: {
      high: [
        { language: 'typescript', code: 'try { go(); } catch (error) { stop(error); }' },
        { language: 'python', code: 'try:\n    go()\nexcept ValueError as e:\n    stop(e)' },
      ],
      low: [
        { language: 'typescript', code: 'try { go(); } catch (e) { stop(e); }' },
        { language: 'typescript', code: 'try { go(); } catch { stop(); }' },
        { language: 'python', code: 'try:\n    go()\nexcept ValueError:\n    stop()' },
      ],
      abstain: [{ language: 'typescript', code: 'go();' }],
    },
  },
  defaults: {},
  observe(unit, { report }) {
    const handlers = unit.nodes('catch');
    if (handlers.length === 0) return;
    let hits = 0;
    for (const { start } of handlers) if (FULL.test(unit.file.slice(start, start + 160))) hits += 1;
    report({ messageId: 'named', measure: hits / handlers.length, data: { hits, total: handlers.length } });
  },
});
