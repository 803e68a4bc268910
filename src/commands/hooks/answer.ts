import type { HookFinding } from '../../hook.ts';
import { safeJson, safeText } from '../../report/safe-text.ts';
import { painter } from '../../report/style.ts';
import type { Io } from '../io.ts';

/** Says what a hook found, and what to do. @returns The exit code. */
export async function answer(findings: readonly HookFinding[], { io, format, title, advice }: { io: Io; format: string; title: string; advice: readonly string[] }): Promise<0 | 1> {
  const isBreached = findings.some(({ breach }) => breach);
  if (format === 'json') await io.write(`${safeJson({ breached: isBreached, findings })}\n`);
  else if (findings.length > 0) io.tell(text(findings, { io, title: isBreached ? title : 'Handiwork noticed (nothing against the policy)', advice: isBreached ? advice : [] }));
  return isBreached ? 1 : 0;
}

function text(findings: readonly HookFinding[], { io, title, advice }: { io: Io; title: string; advice: readonly string[] }): string {
  const paint = painter(io.colour.stderr);
  const isBreached = findings.some(({ breach }) => breach);
  const place = ({ path, line }: HookFinding): string => (path === undefined ? (line === undefined ? '' : `line ${line}: `) : `${safeText(path, 200)}${line === undefined ? '' : `:${line}`}: `);
  const lines = [
    paint(isBreached ? 'alarm' : 'dim', title),
    ...findings.map((finding) => `  ${paint(finding.breach ? 'strong' : 'dim', `${place(finding)}${safeText(finding.message, 500)}`)}`),
    ...advice.map((line) => `  ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** What to do about a declaration that the policy forbids. A hook must not teach people to hide what happened. */
export const ADVICE = [
  'If the agent took part: take its work out, or ask for an exception in the policy (exceptions, with a reason and a last day).',
  'If it did not: remove what says so. It is not true, and others will rely on it.',
] as const;
