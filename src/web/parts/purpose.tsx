/** Stands on top of every report, so that nobody takes it for more than it is. */
export function Purpose() {
  return (
    <section class="purpose" aria-label="Purpose and limits">
      <p><b>Purpose.</b> Finds code that coding agents brought into this repository, so that people can decide what stays. Not made to judge anybody: authors are neither named nor ranked here.</p>
      <p><b>Limits.</b> <em>Recorded</em> and <em>declared</em> rest on what recorders and commits say, and both can be missing or wrong. <em>Resembles</em> is style: it orders the reading and proves nothing about a line.</p>
    </section>
  );
}
