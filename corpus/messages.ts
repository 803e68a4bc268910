import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { messageText } from '../src/attribution/message-text.ts';
import { readMessages } from '../src/history/messages.ts';
import { openRepository } from '../src/history/object-view.ts';
import { changeKey, eachMessage, type MessageRow } from './learn/message-rows.ts';
import { type ManifestRow, readHeldOwners, readManifest } from './manifest.ts';
import { findMirror } from './units/mirrors.ts';

const USAGE = `Reads the message of every labelled commit that the corpus has a unit, a document or a shape of.

  messages.ts --mirrors DIR [--manifest FILE]… [--work FOLDER]

Run it after build.ts: reads units.jsonl, documents.jsonl and commits.jsonl in --work (default corpus/.work) and writes
messages.jsonl there. A message that is in it already is not read again; one that nothing of the corpus belongs to any more is
left out.`;

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
  const known = await textsIn(out);
  const file = createWriteStream(`${out}.part`);
  const rows = readManifest(values.manifest, readHeldOwners('corpus/held-owners.sha256')).filter(({ repo }) => wanted.has(repo));
  for (const [at, row] of rows.entries()) {
    const own = [...wanted.get(row.repo)!.values()];
    const texts = new Map(own.flatMap((message) => known.get(changeKey(message)) ?? []).map((text) => [text.commit, text]));
    await readTexts(row, own.filter(({ commit }) => !texts.has(commit)), { mirrors: values.mirrors, texts });
    const lines = own.flatMap((message) => (texts.has(message.commit) ? [`${JSON.stringify({ ...message, ...texts.get(message.commit)! })}\n`] : []));
    file.write(lines.toSorted().join(''));
    process.stderr.write(`${at + 1}/${rows.length} ${row.repo}: ${lines.length} messages\n`);
  }
  file.end();
  await finished(file);
  renameSync(`${out}.part`, out);
}

type Text = Pick<MessageRow, 'commit' | 'subject' | 'body'>;

/** What an earlier run read, by commit. */
async function textsIn(file: string): Promise<Map<string, Text>> {
  const texts = new Map<string, Text>();
  if (existsSync(file)) for await (const { repo, commit, subject, body } of eachMessage(file)) texts.set(changeKey({ repo, commit }), { commit, subject, body });
  return texts;
}

async function readTexts({ repo, head }: ManifestRow, missing: readonly MessageRow[], { mirrors, texts }: { mirrors: string; texts: Map<string, Text> }): Promise<void> {
  if (missing.length === 0) return;
  const mirror = findMirror(mirrors, repo);
  if (mirror === undefined) throw new Error(`no mirror of ${repo}`);
  const repository = await openRepository(mirror, { rev: head });
  try {
    await readMessages(repository, missing.map(({ commit }) => commit), (commit, message) => void texts.set(commit, { commit, ...messageText(message) }));
  } finally {
    repository.close();
  }
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
