import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { messageText } from '../src/attribution/message-text.ts';
import { readMessages } from '../src/history/messages.ts';
import { openRepository } from '../src/history/object-view.ts';
import { eachMessage, type MessageRow } from './learn/message-rows.ts';
import { readHeldOwners, readManifest } from './manifest.ts';
import { findMirror } from './units/mirrors.ts';

const USAGE = `Reads the message of every labelled commit that the corpus has a unit, a document or a shape of.

  messages.ts --mirrors DIR [--manifest FILE]… [--work FOLDER]

Run it after build.ts: reads units.jsonl, documents.jsonl and commits.jsonl in --work (default corpus/.work) and writes
messages.jsonl there. Repositories that have a message in it already are not read again.`;

type Wanted = Map<string, Map<string, MessageRow>>;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      mirrors: { type: 'string' }, manifest: { type: 'string', multiple: true, default: ['corpus/manifest.csv'] },
      work: { type: 'string', default: 'corpus/.work' }, help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || values.mirrors === undefined) return void process.stdout.write(`${USAGE}\n`);
  const out = join(values.work, 'messages.jsonl');
  const wanted = await wantedMessages(['units', 'documents', 'commits'].map((name) => join(values.work, `${name}.jsonl`)));
  const known = new Set<string>();
  if (existsSync(out)) for await (const { repo } of eachMessage(out)) known.add(repo);
  const file = createWriteStream(out, { flags: 'a' });
  const rows = readManifest(values.manifest, readHeldOwners('corpus/held-owners.sha256')).filter(({ repo }) => wanted.has(repo) && !known.has(repo));
  for (const [at, { repo, head }] of rows.entries()) {
    const mirror = findMirror(values.mirrors, repo);
    if (mirror === undefined) throw new Error(`no mirror of ${repo}`);
    const repository = await openRepository(mirror, { rev: head });
    const lines: string[] = [];
    try {
      const own = wanted.get(repo)!;
      await readMessages(repository, own.keys(), (commit, message) => void lines.push(`${JSON.stringify({ ...own.get(commit), ...messageText(message) })}\n`));
    } finally {
      repository.close();
    }
    file.write(lines.toSorted().join(''));
    process.stderr.write(`${at + 1}/${rows.length} ${repo}: ${lines.length} messages\n`);
  }
  file.end();
  await finished(file);
}

/** Each commit once, with what the corpus knows of it; one that is in two slices goes with the first. */
async function wantedMessages(files: readonly string[]): Promise<Wanted> {
  const wanted: Wanted = new Map();
  for (const name of files) {
    for await (const { repo, commit, slice, group, date } of eachMessage(name)) {
      const own = wanted.get(repo) ?? new Map<string, MessageRow>();
      wanted.set(repo, own);
      if (!own.has(commit)) own.set(commit, { repo, group, commit, slice, date, subject: '', body: '' });
    }
  }
  return wanted;
}

await main();
