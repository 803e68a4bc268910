import { readSetting } from './locate.ts';

const LONGEST = 1000;
const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'ssh:', 'git:']);
/** `git@example.org:owner/name.git`. A host without a dot is a drive, or a name that only one machine's configuration knows. */
const SCP_LIKE = /^(?:[^@/:\s]+@)?([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+):(?!\/)([^\s:]+)$/;

/**
 * Where the repository came from, as a public address: the remote `origin` without user names, passwords and tokens.
 * Undefined for a folder on this machine, and where nothing is known.
 */
export function originUrl(commonDir: string): string | undefined {
  const value = readSetting(commonDir, 'remote "origin"', 'url');
  return value === undefined ? undefined : publicUrl(Buffer.from(value, 'latin1').toString('utf8'));
}

export function publicUrl(remote: string): string | undefined {
  if (remote.length > LONGEST) return undefined;
  const [, host, path] = SCP_LIKE.exec(remote) ?? [];
  const text = host === undefined ? remote : `ssh://${host}/${path}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!SCHEMES.has(url.protocol) || url.hostname === '') return undefined;
  [url.username, url.password, url.search, url.hash] = ['', '', '', ''];
  return url.href;
}
