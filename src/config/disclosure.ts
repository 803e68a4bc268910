/** What counts as disclosure. */
export interface Disclosure {
  /** Lower case. */
  trailers: readonly string[];
  required: 'when-evident' | 'always';
  from?: string;
}

export type DisclosureState =
  | { state: 'disclosed'; agents: readonly string[] }
  /** `none`, `no`: the author says that no agent took part. */
  | { state: 'denied' }
  | { state: 'absent' }
  /** There, but it names no agent that is known. `line` is the trailer as written. */
  | { state: 'malformed'; line: string };

/** The trailer that is asked for, as a person would write it. */
export const wantedTrailer = ({ trailers: [key = 'assisted-by'] }: Pick<Disclosure, 'trailers'>, value = '<agent>'): string => `${key.charAt(0).toUpperCase()}${key.slice(1)}: ${value}`;

const TRAILER = /^([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:[ \t]*(\S.{0,400})?$/;
const NONE = /^(?:none|no|n\/a|no ai|false)\.?$/i;
const MOST_LINES = 20_000;

/**
 * Reads the disclosure trailers of a commit message. A well-formed value names an agent, then perhaps its model after a
 * colon or in brackets, then perhaps an address: `Assisted-by: claude-code:claude-opus-4.6`.
 *
 * @param agentOf The id of the agent that a name stands for, or undefined.
 */
export function readDisclosure(message: string, { trailers }: Pick<Disclosure, 'trailers'>, agentOf: (name: string) => string | undefined): DisclosureState {
  const agents: string[] = [];
  let denied = false;
  for (const raw of message.split('\n', MOST_LINES).slice(1)) {
    const [, key, value = ''] = TRAILER.exec(raw.trim()) ?? [];
    if (key === undefined || !trailers.includes(key.toLowerCase())) continue;
    if (NONE.test(value.trim())) {
      denied = true;
      continue;
    }
    const agent = agentOf((value.split(/[:(<[]/, 1)[0] ?? '').trim());
    if (agent === undefined) return { state: 'malformed', line: raw.trim().slice(0, 200) };
    agents.push(agent);
  }
  if (agents.length > 0) return { state: 'disclosed', agents };
  return { state: denied ? 'denied' : 'absent' };
}
