import type { StyleExclusion } from './path-conventions.ts';

/** Bytes that git looks at to tell text from binary. */
const SNIFFED_BYTES = 8000;
const HEADER = { lines: 30, length: 6000 } as const;
const COMMENT_START = /^(?:\/\/|\/\*|\*|#|<!--|--|;|%|"""|'''|\()/;
const DO_NOT_EDIT = /\bdo(?:n't| not) (?:edit|modify|change|touch)\b/i;
const GENERATED = /\b(?:auto-?generated|automatically generated|generated (?:by|from|file|code|with|using))\b/i;
/** Opening words of a header; "the id is automatically generated" further on is ordinary prose. */
const SELF_MADE = /^[^a-z]{0,12}(?:(?:this|the) (?:file|code|module|source|document|class) (?:is|was|has been) )?(?:auto-?generated|automatically generated)\b/i;
/** `Generated with Claude Code` is a signature, not a generator: such files are what we look for. */
const AGENT = /\b(?:claude|chatgpt|gpt|copilot|cursor|codex|gemini|openai|anthropic|devin|aider|windsurf|qoder|llm|ai)\b/i;
const SCRIPT_OR_STYLE = /\.(?:[cm]?[jt]sx?|css)$/i;

/** True when git would call it binary: a zero byte near the start. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, SNIFFED_BYTES).includes(0);
}

/** Git LFS asks that a pointer be shorter, and that its version comes first. */
const LONGEST_POINTER = 1024;
const POINTER = /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v1\n(?:[a-z0-9.-]{1,64} [^\n]{0,512}\n){0,8}?oid sha256:[0-9a-f]{64}\n/;

/** True when the text stands for content that Git LFS keeps outside the repository. */
export const isLfsPointer = (text: string): boolean => text.length < LONGEST_POINTER && POINTER.test(text);

/** What the content says about a file: a generator's header, a source map reference, text squeezed by a minifier, or a payload in one line. */
export function excludeByContent(path: string, text: string): StyleExclusion | undefined {
  if (hasGeneratedHeader(text) || isCompiled(path, text)) return 'generated';
  if (SCRIPT_OR_STYLE.test(path) && isSqueezed(text)) return 'minified';
  return isData(text) ? 'data' : undefined;
}

/** Characters of a line that nobody reads; from here the parsers do not, either. */
const LONG_LINE = 50_000;

/** At least half of the text stands in lines that long: a payload with a little code around it, not code with a payload. */
function isData(text: string): boolean {
  if (text.length <= LONG_LINE) return false;
  let inLong = 0;
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    if (end - start > LONG_LINE) inLong += end - start;
    start = end + 1;
  }
  return inLong * 2 >= text.length;
}

function hasGeneratedHeader(text: string): boolean {
  const lines = text.slice(0, HEADER.length).split('\n', HEADER.lines).map((line) => line.trim());
  const comments = lines.filter((line) => COMMENT_START.test(line));
  if (comments.some((line) => /@generated\b/.test(line) && !AGENT.test(line))) return true;
  if (comments.some((line) => SELF_MADE.test(line) && !AGENT.test(line))) return true;
  return comments.some((line) => DO_NOT_EDIT.test(line)) && comments.some((line) => GENERATED.test(line) && !AGENT.test(line));
}

function isCompiled(path: string, text: string): boolean {
  if (!SCRIPT_OR_STYLE.test(path)) return false;
  const tail = text.slice(-2000);
  return /^(?:\/\/[#@]|\/\*[#@]) ?sourceMappingURL=\S/m.test(tail);
}

/** Linguist's rule (more than 110 characters a line), and little white space, which long prose and data do not have. */
function isSqueezed(text: string): boolean {
  if (text.length < 500) return false;
  let lines = 1;
  let blanks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) lines += 1;
    if (code <= 32) blanks += 1;
  }
  const average = text.length / lines;
  const share = blanks / text.length;
  return average > 110 && share < 0.1;
}
