import { HandiworkError } from '../shared/errors.ts';

/** Others keep the ledger so busy that it could not be read or written in time: nothing is wrong, and nothing was written. */
export class Busy extends HandiworkError {
  constructor(cause: unknown) {
    super('The ledger is busy: others have been writing to it all the time.', { hint: 'Try again, or find the process that holds it.', cause });
    this.name = 'Busy';
  }
}
