import { setFlagsFromString } from 'node:v8';
import { patienceOf } from './patience.ts';

export interface Work<Task, Answer, Briefing> {
  /** Heard before the first task, and whenever something else holds from then on. */
  brief: (briefing: Briefing) => void | Promise<void>;
  answer: (task: Task) => Answer;
}

/** The life of a process that `Crew` started: answers parcels of tasks until it is ended. */
export function serve<Task, Answer, Briefing>({ brief, answer }: Work<Task, Answer, Briefing>): void {
  const patience = patienceOf(process.versions.v8);
  if (patience !== undefined) setFlagsFromString(patience);
  let briefed = Promise.resolve();
  // Ctrl-C reaches the whole group; the process that asks decides when to end.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit());
  process.on('message', (message: { briefing: Briefing } | Task[]) => {
    briefed = briefed.then(async () => {
      if (Array.isArray(message)) return void process.send?.(message.map(answer));
      await brief(message.briefing);
      process.send?.('prepared');
    });
  });
  process.send?.('ready');
}
