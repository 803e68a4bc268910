import { readMessage } from './message.ts';

const SIGNATURE_KEY = /(?:^|-)(?:by|with|id|session|agent|model|tool|assistant|ai|llm|prompt|usage)$|^(?:claude|codex|cursor|copilot|gemini|devin|amp|aider|entire|signed|change|cc|reviewed|acked|tested|reported|closes|closes-bug|partial-bug|related-bug|implements|depends-on|bug|fixes|link)(?:-|$)/i;
const CREDIT = /generated (?:with|by|using)|co-?authored|assisted by|🤖|claude\.(?:ai|com)|chatgpt\.com|devin\.ai|cursor\.(?:com|sh|so)|ampcode|jules\.google|opencode|openhands|all-hands|link to devin/iu;
const AGENT_NAME = /\b(?:claude(?:[- ]code)?|anthropic|codex|openai|chatgpt|gpt-?[0-9][\w.]*|copilot(?:-swe-agent)?|cursor(?:[- ]?agent)?|devin(?:-ai-integration)?|jules|gemini(?:-cli)?|aider|openhands|opencode|windsurf|roo(?:mote| code)?|cline|kilo ?code|qwen(?:-?coder)?|kimi|letta(?: code)?|amp|goose|sonnet|opus|haiku)\b/giu;
const AGENT = 'AGENT';
/** GitHub draws it above the co-authors of a squash merge: left alone, it would tell of them. */
const RULE = /^\s*[-_=*]{3,}\s*$/;
/** A masked name in front of a subject, or a credit behind it. */
const SUBJECT_CREDIT = /^\[AGENT\]\s*|\s*🤖?\s*generated (?:with|by|using) \[?AGENT\b.*$/giu;
const ADDRESS = /<?[^\s<>@]{1,64}@[^\s<>@]{1,80}>?/g;
const LINK = /\bhttps?:\/\/[^\s)>\]]{1,300}/g;

/** What a catalogue knows of a message beyond that. The model was learned without it. */
export interface KnownOfMessage {
  /** 1-based, the lines that declare an agent. */
  declaring: ReadonlySet<number>;
  /** Global: what the agents are called. */
  names: RegExp;
}

/**
 * What a person or an agent wrote in a message, without what says who it was: signatures, credits and rules are gone, agent names
 * become `AGENT`. What declares must not be counted a second time as style.
 */
export function messageText(message: string, known?: KnownOfMessage): { subject: string; body: string } {
  const [subject = '', ...rest] = message.slice(0, 20_000).split('\n');
  const signed = new Set(readMessage(message).filter(({ key }) => key !== undefined && SIGNATURE_KEY.test(key)).map(({ number }) => number));
  const says = (number: number): boolean => signed.has(number) || known?.declaring.has(number) === true;
  const masked = (line: string): string => (known === undefined ? mask(line) : mask(line).replace(known.names, AGENT));
  const body = rest.filter((line, index) => !says(index + 2) && !CREDIT.test(line) && !RULE.test(line)).map(masked);
  return { subject: masked(subject.replace(/ \(aider\)$|^aider: /i, '')).replace(SUBJECT_CREDIT, '').trim(), body: body.join('\n').replace(/\n{3,}/g, '\n\n').trim() };
}

const mask = (line: string): string =>
  line.slice(0, 2_000).replace(LINK, 'LINK').replace(ADDRESS, 'ADDRESS').replace(AGENT_NAME, AGENT);
