import { connect } from 'node:net';
import { afterAll, expect, it } from 'vitest';

import { removeScratch } from '../history/scratch.ts';
import { audited, served } from '../serve/serving.ts';

afterAll(removeScratch);

it('a connection that a browser opened ahead of need is closed without a word', async () => {
  const audit = await audited();
  const { serving } = await served(audit);
  const parts: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(new URL(serving.url).port), '127.0.0.1');
    socket.on('data', (part) => parts.push(part));
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
  expect(Buffer.concat(parts).toString()).toBe('');
  await serving.close();
  await audit.ledger.close();
});
