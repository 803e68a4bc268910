export const SUBJECTS = ['unit', 'commit', 'repository'] as const;
type Subject = (typeof SUBJECTS)[number];

const camel = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const DEFINE: Record<Subject, string> = { unit: 'defineHeuristic', commit: 'defineCommitHeuristic', repository: 'defineRepositoryHeuristic' };

const EXAMPLES: Record<Subject, string> = {
  unit: `      high: [{ language: 'python', code: '# One\\n# Two\\nrun()\\n' }],
      low: [{ language: 'python', code: '# One\\nrun()\\nstop()\\n' }],
      abstain: [{ language: 'python', code: 'run()\\n' }],`,
  commit: `      high: [{ message: 'Add a parser\\n\\nThis adds a parser.' }],
      low: [{ message: 'Add a parser' }],
      abstain: [{ message: '' }],`,
  repository: `      high: [{ files: { 'AGENTS.md': 'Rules for agents.' } }],
      low: [{ files: { 'README.md': 'A project.' } }],
      abstain: [{}],`,
};

const OBSERVE: Record<Subject, string> = {
  unit: `  observe(unit, { options, report }) {
    const total = unit.lines.length;
    if (unit.comments.length < options.minimum) return; // nothing to judge: abstain, do not report zero
    report({ messageId: 'seen', measure: unit.comments.length / total, data: { hits: unit.comments.length, total } });
  },`,
  commit: `  observe(commit, { options, report }) {
    const total = commit.subject.length + commit.body.length;
    if (total < options.minimum) return; // nothing to judge: abstain, do not report zero
    report({ messageId: 'seen', measure: commit.body.length / total, data: { hits: commit.body.length, total } });
  },`,
  repository: `  observe(repository, { options, report }) {
    const total = repository.paths.length;
    if (total < options.minimum) return; // nothing to judge: abstain, do not report zero
    const hits = repository.paths.filter((path) => path === 'AGENTS.md').length;
    report({ messageId: 'seen', measure: hits / total, data: { hits, total } });
  },`,
};

const NEEDS: Record<Subject, string> = { unit: 'comments', commit: 'commit', repository: 'repository' };

/** A heuristic that compiles and passes the contract test, to be filled with the real trait. */
export const heuristicTemplate = (id: string, subject: Subject): string => `import { ${DEFINE[subject]} } from 'handiwork/heuristic';

export default ${DEFINE[subject]}({
  meta: {
    id: '${id}',
    summary: 'What is seen, as a noun phrase',
    rationale: 'Why it says something about who wrote it.',
    confounders: ['what else produces it', 'who else is known to write so'],
    needs: ['${NEEDS[subject]}'],
    languages: ['*'],
    stability: 'experimental',
    since: '0.1.0',
    measure: { unit: 'share', range: [0, 1] },
    messages: { seen: '{{hits}} of {{total}}' },
    examples: {
${EXAMPLES[subject]}
    },
  },
  defaults: { minimum: 1 },
${OBSERVE[subject]}
});
`;

/** Edges only: the examples of the heuristic run inside the contract. */
export function testTemplate(id: string, subject: Subject, file: string): string {
  const up = '../'.repeat(file.split(/[/\\]/).length);
  const name = camel(id);
  const edges = subject === 'unit' ? `
  it.each([
    { name: 'there are no comments', code: 'run()\\n' },
    { name: 'there is no code', code: '' },
  ])('abstains when $name', ({ code }) => {
    expect(observe(${name}, code, 'python')).toEqual([]);
  });
` : '';
  return `import { contractProblems${subject === 'unit' ? ', observe' : ''} } from 'handiwork/testing';
import { describe, expect, it } from 'vitest';

import ${name} from '${up}${file.replaceAll('\\', '/')}';

describe('${id}', () => {
  it('keeps the contract of heuristics', () => {
    expect(contractProblems(${name})).toEqual([]);
  });
${edges}});
`;
}
