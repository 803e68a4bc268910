import { describe, expect, it } from 'vitest';

import { mergeHusky } from '../../src/init/merge-husky.ts';
import { added, holdsEveryByteOf } from './merging.ts';

describe('a hook of husky that is there', () => {
  it.each([
    { name: 'one command', before: 'npx lint-staged\n', after: 'handiwork staged\nnpx lint-staged\n' },
    { name: 'no final newline', before: 'npx lint-staged', after: 'handiwork staged\nnpx lint-staged' },
    { name: 'husky 8', before: '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\nnpx lint-staged\n', after: '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\nPATH="./node_modules/.bin:$PATH" handiwork staged\n\nnpx lint-staged\n' },
    { name: 'a heading', before: '#!/bin/sh\n# What runs before a commit.\n\n# lint\nnpm run lint\n', after: '#!/bin/sh\n# What runs before a commit.\n\nhandiwork staged\n# lint\nnpm run lint\n' },
    { name: 'a comment of the first command', before: '# lint\nnpm run lint\n', after: 'handiwork staged\n# lint\nnpm run lint\n' },
    { name: 'variables', before: 'set -eu\nexport CI=1\nROOT="$(git rev-parse --show-toplevel)"\nA=b npm test\n', after: 'set -eu\nexport CI=1\nROOT="$(git rev-parse --show-toplevel)"\nhandiwork staged\nA=b npm test\n' },
    { name: 'a place of Node.js', before: 'export NVM_DIR="$HOME/.nvm"\n. "$NVM_DIR/nvm.sh"\nnpm test\n', after: 'export NVM_DIR="$HOME/.nvm"\n. "$NVM_DIR/nvm.sh"\nhandiwork staged\nnpm test\n' },
    { name: 'an early end', before: 'cd web\nnpx lint-staged\nexit 0\n', after: 'handiwork staged\ncd web\nnpx lint-staged\nexit 0\n' },
    { name: 'failures that are let pass', before: 'set +e\nnpm test\n', after: 'handiwork staged\nset +e\nnpm test\n' },
    { name: 'a command over lines', before: 'export A=b && \\\n  npm test\n', after: 'handiwork staged\nexport A=b && \\\n  npm test\n' },
    { name: 'a text over lines', before: 'A="b\nc"\nnpm test\n', after: 'handiwork staged\nA="b\nc"\nnpm test\n' },
    { name: 'CRLF, in which a shell would read a word more', before: 'npx lint-staged\r\n', after: 'handiwork staged\nnpx lint-staged\r\n' },
    { name: 'nothing', before: '', after: 'handiwork staged\n' },
    { name: 'only a shebang, without an end', before: '#!/bin/sh', after: '#!/bin/sh\nhandiwork staged\n' },
    { name: 'commented out', before: '# handiwork staged\n', after: '# handiwork staged\nhandiwork staged\n' },
    { name: 'only said', before: 'echo "next: handiwork staged"\n', after: 'handiwork staged\necho "next: handiwork staged"\n' },
    { name: 'another command of the program', before: 'npx handiwork check\n', after: 'handiwork staged\nnpx handiwork check\n' },
  ])('gets the call once, where it is reached: $name', ({ before, after }) => {
    expect(added(mergeHusky(before, 'staged'))).toBe(after);
    holdsEveryByteOf(before, after);
    expect(mergeHusky(after, 'staged')).toEqual({ kind: 'kept' });
  });

  it('gets the call of its message', () => {
    expect(added(mergeHusky('npx commitlint --edit "$1"\n', 'commit-msg'))).toBe('handiwork commit-msg "$1"\nnpx commitlint --edit "$1"\n');
  });

  it.each(['handiwork staged', 'npx handiwork staged --style', 'npx --yes handiwork@0.1.0 staged', 'yarn run -s handiwork staged', './node_modules/.bin/handiwork staged || exit 1', '"$BIN/handiwork" --config ../policy.json staged', 'npm test && handiwork \\\n  staged', 'npm run handiwork:staged', 'node_modules\\.bin\\handiwork.cmd staged'])('is kept where it is called: %s', (call) => {
    expect(mergeHusky(`npm test\n${call}\n`, 'staged')).toEqual({ kind: 'kept' });
  });

  it.each([
    { name: 'a program of Node.js', text: '#!/usr/bin/env node\nconsole.log(1);\n' },
    { name: 'Node.js that is found late', text: 'npm_config_yes=1 true\n. "$NVM_DIR/nvm.sh"\nnpm test\n' },
    { name: 'no text', text: '\0\0' },
  ])('is left to a person, who is told what to paste: $name', ({ text }) => {
    expect(mergeHusky(text, 'commit-msg')).toMatchObject({ kind: 'by-hand', paste: [{ text: 'handiwork commit-msg "$1"' }] });
  });
});
