import type { PackedReview } from '../../report/html/packed.ts';
import { safeText } from '../../report/safe-text.ts';
import { count, plural, resemblance, shortCommit } from '../model/format.ts';

const MOST_SHOWN = 20;

/** What a reviewer of a change asks first: which commits, what they say of themselves, and what stands against the policy as a whole. */
export function Change({ review }: { review: PackedReview }) {
  const { allCommits, changedLines, changedFiles, breaches, pullRequest, squash } = review;
  return (
    <section class="card full change" aria-labelledby="change-title">
      <h2 id="change-title">The change</h2>
      <p>{plural(allCommits, 'commit')}, {plural(changedLines, 'changed line')} in {plural(changedFiles, 'file')}. Below, files and lines are only those that it touched.{review.resemblance !== null && <> Style of all of it together: {resemblance(review.resemblance)}.</>}</p>
      {breaches.length > 0 && <div class="alert" role="note"><b>Against the policy</b><Lines lines={breaches} /></div>}
      <Commits review={review} />
      {pullRequest.length > 0 && <><h3>What the pull request says</h3><Lines lines={pullRequest.map(({ message }) => message)} /></>}
      {squash.length > 0 && <><h3>What a squash merge drops unless its message keeps it</h3><Lines lines={squash} /></>}
    </section>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>{lines.slice(0, MOST_SHOWN).map((line) => <li class="break">{safeText(line, 400)}</li>)}{lines.length > MOST_SHOWN && <li class="quiet">and {count(lines.length - MOST_SHOWN)} more</li>}</ul>
);

function Commits({ review: { commits, allCommits } }: { review: PackedReview }) {
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label="Commits of the change">
      <table class="plain">
        <thead><tr><th scope="col">Commit</th><th scope="col">Subject</th><th scope="col">Agent</th><th scope="col">It says</th><th scope="col" class="number">Lines still there</th><th scope="col" class="number">Resemblance</th></tr></thead>
        <tbody>
          {commits.map((one) => (
            <tr>
              <th scope="row"><code>{shortCommit(one.commit)}</code></th>
              <td class="break">{safeText(one.subject, 200)}</td>
              <td>{one.agent === undefined ? <span class="quiet">none declared</span> : <>{[one.agent, ...(one.alsoAgents ?? [])].join(', ')}{one.model !== undefined && ` (${safeText(one.model, 80)})`}</>}</td>
              <td class="break">{one.says.slice(0, 3).map((line) => <div>{safeText(line, 200)}</div>)}</td>
              <td class="number">{count(one.lines)}</td>
              <td class="number">{one.resemblance === null ? <span class="quiet">–</span> : resemblance(one.resemblance)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {allCommits > commits.length && <p class="quiet note">The first {count(commits.length)} of {count(allCommits)}.</p>}
    </div>
  );
}
