import { HandiworkError } from '../shared/errors.ts';

/** Tests a path (forward slashes, no leading slash) against one pattern. */
export type PathMatcher = (path: string) => boolean;

type Step =
  | { kind: 'char'; code: number }
  | { kind: 'class'; negated: boolean; ranges: readonly (readonly [number, number])[] }
  | { kind: 'one' }
  | { kind: 'star' }
  | { kind: 'any' }
  | { kind: 'directories' };

const SLASH = 47;
/** Longer patterns match nothing: nobody writes them, and matching costs path length × pattern length. */
const PATTERN_LENGTH = 1000;

/**
 * Compiles a pattern as `.gitattributes` and `.gitignore` write them: `*` and `?` stay within a name, `**` crosses folders, a
 * pattern with a slash is anchored, one without matches the last name of the path. All states advance together, one character
 * at a time, so no pattern is slow (the `ignore` package needs half a second for five `**` on a path of sixty folders).
 */
export function compileGlob(pattern: string): PathMatcher {
  if (pattern === '' || pattern.length > PATTERN_LENGTH) return () => false;
  const anchored = pattern.indexOf('/') >= 0;
  const steps = compile(pattern.startsWith('/') ? pattern.slice(1) : pattern);
  const matches = withEnds(steps);
  return anchored ? matches : (path) => matches(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * Whether a path has to be walked through for a pattern, whatever its ends are. Of those nobody writes many; a hostile file of
 * patterns does, and each is asked of each path.
 */
export const isWild = (pattern: string): boolean => (pattern.match(/\*+|\?|\[/g)?.length ?? 0) > 1;

/** Most patterns are told by how a path begins and ends: only where both fit, it is walked through. */
function withEnds(steps: readonly Step[]): PathMatcher {
  const ahead = steps.findIndex(({ kind }) => kind !== 'char');
  const head = textOf(ahead < 0 ? steps : steps.slice(0, ahead));
  if (ahead < 0) return (path) => path === head;
  const tail = textOf(steps.slice(steps.findLastIndex(({ kind }) => kind !== 'char') + 1));
  const isAnyBelow = ahead === steps.length - 1 && steps[ahead]?.kind === 'any';
  return (path) => path.startsWith(head) && path.endsWith(tail) && (isAnyBelow || run(steps, path));
}

const textOf = (steps: readonly Step[]): string => steps.map((step) => (step.kind === 'char' ? String.fromCharCode(step.code) : '')).join('');

/**
 * Like {@link compileGlob}, and a pattern that names a folder also matches everything below it, as on a command line.
 *
 * @throws {HandiworkError} On a negated pattern: what looks like an exception and is none would be left out, or in, silently.
 */
export function compilePathFilter(patterns: readonly string[]): PathMatcher {
  const matchers = patterns.flatMap((pattern) => {
    if (pattern.startsWith('!')) throw new HandiworkError(`The pattern "${pattern.slice(0, 60)}" begins with "!", and patterns cannot be negated.`, { hint: 'Name what is meant, and nothing else. Of a name that begins so, write \\! for the mark.' });
    const bare = pattern.replace(/^\.\//, '').replace(/\/$/, '');
    return [compileGlob(bare), compileGlob(bare.includes('/') ? `${bare}/**` : `**/${bare}/**`)];
  });
  return (path) => matchers.some((matches) => matches(path));
}

function compile(pattern: string): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!;
    const atSegment = at === 0 || pattern[at - 1] === '/';
    if (atSegment && pattern.startsWith('**/', at)) {
      // A second one says nothing new, and a run of them would be entered anew at every character.
      if (steps.at(-1)?.kind !== 'directories') steps.push({ kind: 'directories' });
      at += 2;
    } else if (atSegment && pattern.slice(at) === '**') {
      steps.push({ kind: 'any' });
      at += 1;
    } else if (char === '*') {
      if (steps.at(-1)?.kind !== 'star') steps.push({ kind: 'star' });
    } else if (char === '?') steps.push({ kind: 'one' });
    else if (char === '[' && pattern.indexOf(']', at + 2) > 0) {
      const end = pattern.indexOf(']', at + 2);
      steps.push(characterClass(pattern.slice(at + 1, end)));
      at = end;
    } else {
      if (char === '\\' && at + 1 < pattern.length) at += 1;
      steps.push({ kind: 'char', code: pattern.charCodeAt(at) });
    }
  }
  return steps;
}

function characterClass(body: string): Step {
  const negated = body.startsWith('!') || body.startsWith('^');
  const ranges: [number, number][] = [];
  for (let at = negated ? 1 : 0; at < body.length; at++) {
    const from = body.charCodeAt(at);
    const isRange = body[at + 1] === '-' && at + 2 < body.length;
    ranges.push([from, isRange ? body.charCodeAt(at + 2) : from]);
    if (isRange) at += 2;
  }
  return { kind: 'class', negated, ranges };
}

function run(steps: readonly Step[], text: string): boolean {
  let current = new Uint8Array(steps.length + 1);
  let next = new Uint8Array(steps.length + 1);
  add(steps, current, 0);
  for (let at = 0; at < text.length; at++) {
    next.fill(0);
    const code = text.charCodeAt(at);
    for (let state = 0; state < steps.length; state++) if (current[state] === 1) advance(steps, next, state, code);
    [current, next] = [next, current];
  }
  return current[steps.length] === 1;
}

/** Enters a state and all that may be reached from it without a character. */
function add(steps: readonly Step[], states: Uint8Array, state: number): void {
  for (let at = state; at <= steps.length; at++) {
    states[at] = 1;
    const kind = steps[at]?.kind;
    if (kind !== 'star' && kind !== 'any' && kind !== 'directories') return;
  }
}

function advance(steps: readonly Step[], next: Uint8Array, state: number, code: number): void {
  const step = steps[state]!;
  if (step.kind === 'char') {
    if (step.code === code) add(steps, next, state + 1);
  } else if (step.kind === 'any') add(steps, next, state);
  else if (step.kind === 'directories') {
    // Only a slash ends it: entering the following state without one would match half a name.
    next[state] = 1;
    if (code === SLASH) add(steps, next, state + 1);
  } else if (code === SLASH) return;
  else if (step.kind === 'star') add(steps, next, state);
  else if (step.kind === 'one') add(steps, next, state + 1);
  else if (step.ranges.some(([from, to]) => code >= from && code <= to) !== step.negated) add(steps, next, state + 1);
}
