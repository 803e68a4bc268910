/** An error the user can act on: what happened, and what to do next. Everything else is a defect and keeps its stack. */
export class HandiworkError extends Error {
  readonly hint: string | undefined;
  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'HandiworkError';
    this.hint = options.hint;
  }
}
