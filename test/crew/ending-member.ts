import { serve } from '../../src/crew/member.ts';

/** A member that cannot be prepared. */
serve<string, string, string>({
  brief: (briefing) => {
    throw new Error(briefing);
  },
  answer: (task) => task,
});
