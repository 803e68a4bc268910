/**
 * Words that tell what a text is about or who is named in it, not how it is written. They are masked before any n-gram is
 * formed: otherwise a model learns that agent-using projects write about agents.
 */
const TOPIC_WORDS = `
mcp claude anthropic openai gpt llm llms agent agents agentic prompt prompts ai copilot codex cursor gemini chat chatgpt
model models tool tools server session sessions token tokens hook hooks memory connector provider providers assistant
completion completions embedding embeddings ollama mistral deepseek qwen llama bedrock vertex langchain fastmcp opencode
aider devin cline windsurf openhands jules kiro goose amp crush roo droid skill skills subagent subagents sonnet opus haiku
conversation conversations transcript transcripts workflow workflows orchestrator inference huggingface
`;

const hashWord = (word: string): number => {
  let h = WORD_SEED;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), WORD_PRIME);
  return h;
};

/** Seed and multiplier of the lower-case sub-word hash shared with the n-gram builder. */
export const WORD_SEED = 0x811c9dc5 | 0;
export const WORD_PRIME = 0x01000193;

const HASHES = new Set(TOPIC_WORDS.trim().split(/\s+/).map(hashWord));

/** One byte per lower end of a hash: nearly every word is no topic, and is told so without asking the set. */
const MAYBE = new Uint8Array(1 << 12);
for (const hash of HASHES) MAYBE[hash & 0xfff] = 1;

/** Whether the lower-case sub-word with this hash is a topic word. */
export const isTopic = (hash: number): boolean => MAYBE[hash & 0xfff] === 1 && HASHES.has(hash);

const WORDS = new Set(TOPIC_WORDS.trim().split(/\s+/));

/** The same of a word in lower case. */
export const isTopicWord = (word: string): boolean => WORDS.has(word);
