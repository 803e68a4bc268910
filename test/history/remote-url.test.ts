import { afterAll, describe, expect, it } from 'vitest';

import { originUrl, publicUrl } from '../../src/history/remote-url.ts';
import { git, removeScratch, scratchFolder } from './scratch.ts';

afterAll(removeScratch);

describe('the public address of a remote', () => {
  it.each([
    ['https://example.org/o/r.git', 'https://example.org/o/r.git'],
    ['https://ada:ghp_secret@example.org:8443/o/r.git', 'https://example.org:8443/o/r.git'],
    ['https://ghp_secret@example.org/o/r?token=x#y', 'https://example.org/o/r'],
    ['ssh://git@example.org:22/o/r.git', 'ssh://example.org:22/o/r.git'],
    ['git@example.org:o/r.git', 'ssh://example.org/o/r.git'],
    ['example.org:r', 'ssh://example.org/r'],
    ['git://example.org/r.git', 'git://example.org/r.git'],
    ['https://example.org/o/r\u202e\u001b[2J.git', 'https://example.org/o/r%E2%80%AE%1B[2J.git'],
  ])('of %s is %s', (remote, url) => {
    expect(publicUrl(remote)).toBe(url);
  });

  it.each(['/srv/git/r.git', '../r', 'file:///srv/r.git', 'C:\\code\\r', 'C:/code/r', 'alias:o/r.git', 'ext::sh -c whoami', 'javascript:alert(1)', 'https://', '', 'x'.repeat(5000)])('is not known for %s', (remote) => {
    expect(publicUrl(remote)).toBeUndefined();
  });

  it('is read from the configuration as text, of origin alone', () => {
    const folder = scratchFolder();
    git(folder, ['init', '-q', '.']);
    git(folder, ['remote', 'add', 'upstream', 'https://example.org/upstream.git']);
    expect(originUrl(`${folder}/.git`)).toBeUndefined();
    git(folder, ['remote', 'add', 'origin', 'https://ada:secret@example.org/gr\u00f6\u00dfe/r.git']);
    expect(originUrl(`${folder}/.git`)).toBe('https://example.org/gr%C3%B6%C3%9Fe/r.git');
  });
});
