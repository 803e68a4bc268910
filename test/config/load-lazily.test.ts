import { expect, it, vi } from 'vitest';

import { findConfig } from '../../src/config/load.ts';

vi.mock('zod', () => {
  throw new Error('the schema was loaded');
});

it('loads no schema where there is no configuration: hooks have to be quick', async () => {
  await expect(findConfig('src', () => undefined)).resolves.toBeUndefined();
  await expect(findConfig('src', () => '{}')).rejects.toThrow();
});
