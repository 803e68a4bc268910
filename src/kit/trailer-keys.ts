/** Keys that name a second author. */
export const coAuthorKeys = ['co-authored-by', 'co-developed-by'] as const;

/** Keys that people and tools use to say that a tool took part. They also name people: match known values only. */
export const assistanceKeys = [
  'assisted-by', 'generated-by', 'ai-assisted', 'ai-assisted-by', 'ai-agent', 'ai-assistant', 'ai-generated-by',
  'ai-generated-with', 'coding-agent', 'llm-assisted-by',
] as const;

/** Every key under which an agent's own address is credited. */
export const creditKeys = [...coAuthorKeys, ...assistanceKeys] as const;
