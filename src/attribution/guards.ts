import type { Person } from '../api/commit.ts';

const PERSON = /^[A-Z][\p{L}.'-]{1,30}(?: \p{Lu}[\p{L}.'-]{0,30}){1,4}(?: <[^<>]{3,120}>)?$/u;
const NEGATIVE = /^(?:none|no|n\/?a|nil|false|0|-|not used|no ai|without ai|never)\.?$/i;

/** Two to five capitalised words, perhaps with an address: a person, unless an agent's own pattern matched first. */
export const isPersonValue = (value: string): boolean => PERSON.test(value.trim());

/** `AI-Usage: none`. */
export const isNegativeValue = (value: string): boolean => NEGATIVE.test(value.trim());

/** Prose that says no agent was used. */
export const NEGATIVE_SENTENCE =
  /\b(?:no (?:ai|llms?)\b(?: tools?)?(?: (?:was|has been|were|have been))? (?:used|involved)|(?:made|written|created|done) without (?:any )?(?:ai|llm)|not (?:ai|llm)[- ]generated|(?:disclosure|usage|assistance)[^a-z0-9]{0,6}(?:none|no|n\/a)[ .*_]{0,4}$)/i;

const DEPENDENCY_BOT = /^(?:dependabot(?:-preview)?|renovate(?:-bot|-self-hosted)?|mend-?renovate|greenkeeper|pyup-bot|snyk-bot|depfu|scala-steward)(?:\[bot\])?$/i;
const DEPENDENCY_ADDRESS = /^(?:[0-9]{1,12}\+)?(?:dependabot(?:-preview)?|renovate|greenkeeper|depfu|pyup-bot|snyk-bot)(?:\[bot\])?@|@(?:renovateapp\.com|snyk\.io|dependabot\.com)$/i;

/** True for accounts whose messages quote the release notes, and so the trailers, of other projects. */
export const isDependencyBot = ({ name, email }: Person): boolean =>
  DEPENDENCY_BOT.test(name.trim()) || DEPENDENCY_ADDRESS.test(email.trim());

/** How a line may go on after the tool's name without turning into a sentence about something else. */
const CONTINUATION =
  /^(?:[^ A-Za-z0-9]|$| (?:[^A-Za-z0-9]|using|via|on|with|by|and|for|in|at|from|through|agent|code|cli|ide|github|action|web|desktop|v?[0-9]|opus|sonnet|haiku|fable|based))/i;
const LINE_CAP = 240;

/** True when a footer's match is the line itself and not the beginning of a sentence ("Generated with Cursor rules …"). */
export function isWholeLine(text: string, match: RegExpExecArray): boolean {
  const tail = text.slice(match.index + match[0].length);
  return text.length <= LINE_CAP && (!/[A-Za-z0-9]$/.test(match[0]) || CONTINUATION.test(tail));
}
