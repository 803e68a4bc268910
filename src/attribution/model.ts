const FAMILY =
  /^(?:claude|opus|sonnet|haiku|fable|mythos|(?:chat)?gpt|o[1-9]|gemini|gemma|glm|kimi|qwen|qwq|deepseek|grok|devstral|codestral|magistral|mistral|minimax|llama|composer|swe|nova|doubao|hunyuan|ernie|mimo|step)(?:v?[0-9]{1,2}(?:\.[0-9]{1,2})?o?)?$/;
const VERSION = /^[vkmr]?[0-9]{1,3}(?:\.[0-9]{1,2}){0,2}[bov]?$/;
const VARIANT = new Set([
  'opus', 'sonnet', 'haiku', 'fable', 'mythos', 'instant', 'codex', 'mini', 'nano', 'turbo', 'pro', 'max', 'high', 'spark',
  'flash', 'lite', 'ultra', 'preview', 'exp', 'coder', 'chat', 'reasoner', 'thinking', 'air', 'plus', 'fast', 'large', 'medium',
  'small', 'experimental', 'latest', 'free', 'instruct', 'next',
]);
const CLAUDE_LINE = /^(?:opus|sonnet|haiku|fable|mythos)$/;
/** The day of a release and the revision that Bedrock counts after it. */
const RELEASE = /[ \t_-]20[0-9]{6}(?:-v[0-9])?(?![0-9a-z])/g;
/** `us.anthropic.`, before a name of Bedrock. */
const PROVIDER = /^(?:[a-z]+\.)+(?=[a-z])/;
const NAME_CAP = 200;

/** `4`, `6` → `4.6`, unless the second is a size or a date. */
function joinVersions(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && /^[0-9]{1,2}$/.test(last) && /^[0-9]{1,2}$/.test(word)) joined[joined.length - 1] = `${last}.${word}`;
    else joined.push(word);
  }
  return joined;
}

function modelIn(text: string): string | undefined {
  const named = text.toLowerCase().replace(RELEASE, '');
  const words = named.split(/[ \t_-]/).map((word) => word.replace(PROVIDER, '')).filter((word) => word !== '');
  const start = words.findIndex((word) => FAMILY.test(word));
  const first = words[start];
  if (first === undefined) return undefined;
  const taken = [first.replace(/^(chatgpt|gpt|gemini|glm|qwen|llama|grok)([0-9])/, '$1-$2')];
  for (const word of words.slice(start + 1)) {
    if (!VERSION.test(word) && !VARIANT.has(word)) break;
    taken.push(word);
  }
  if (CLAUDE_LINE.test(first)) taken.unshift('claude');
  const isNamed = taken.some((word) => /[0-9]/.test(word)) || taken.slice(1).some((word) => CLAUDE_LINE.test(word));
  return isNamed || (first === 'deepseek' && taken.length > 1) ? joinVersions(taken).join('-') : undefined;
}

/**
 * The model named in a trailer's value or a footer, normalised: lower case, words joined by `-`, version parts by `.`,
 * provider and date left out (`Claude Opus 4.6 (1M context) <…>` → `claude-opus-4.6`, `Claude (glm-4.7)` → `glm-4.7`).
 * What stands in brackets wins, then what follows a colon.
 */
export function modelOf(text: string): string | undefined {
  const name = text.slice(0, NAME_CAP).replace(/<[^<>]{0,200}>?/g, ' ').normalize('NFKC');
  const bracketed = [...name.matchAll(/\(([^()]{1,80})\)/g)].map((match) => match[1] ?? '');
  const outside = name.replace(/\([^()]{1,80}\)/g, ' ');
  const colon = outside.indexOf(':');
  const places = [...bracketed, ...(colon < 0 ? [] : [outside.slice(colon + 1)]), outside];
  for (const place of places) {
    for (const part of place.split(/[/,:;[\]|+&]/).reverse()) {
      const model = modelIn(part);
      if (model !== undefined) return model;
    }
  }
  return undefined;
}
