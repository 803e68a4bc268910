const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A whole object name in lower case, of SHA-1 or SHA-256: what can be handed to git and cannot be a name, a flag or two lines. */
export const isObjectId = (text: string): boolean => OBJECT_ID.test(text);
