import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

import type { AuditRole, LedgerDraft } from '../../src/api/audit.ts';
import { pageAssets } from '../../src/commands/page-assets.ts';
import type { Door } from '../../src/serve/door.ts';
import type { Serving } from '../../src/serve/server.ts';
import { removeScratch } from '../history/scratch.ts';
import { audited, served, type Audited } from '../serve/serving.ts';
import { openBrowser, openPage, type Watched } from './browser.ts';
import { buildPage } from './build.ts';

/** Lets in whoever knows the name of a role, as this person. */
const NAMES: Readonly<Record<AuditRole, string>> = { viewer: 'Vi', reviewer: 'Rae', approver: 'Ada' };
const isRole = (text: string): text is AuditRole => text in NAMES;
const door: Door = {
  kind: 'token',
  admit: (token) => Promise.resolve(isRole(token) ? token : undefined),
  holderOf: (key) => (isRole(key) ? { name: NAMES[key], role: key } : undefined),
  people: () => Object.values(NAMES),
};

/** A server and a browser for each test of a file, over a ledger of its own. */
export interface LivePages {
  audit: Audited;
  serving: Serving;
  /** A page that nobody has signed in to. */
  open(options?: object): Promise<Watched>;
  /** Signs in, and waits for the worklist. */
  enter(role: AuditRole, options?: object): Promise<Watched>;
  /** Ends the server and starts another one at the same address: nobody is signed in there. */
  restart(): Promise<void>;
}

/** @param more Entries after those of {@link audited}. */
export function livePages(more: readonly LedgerDraft[] = []): LivePages {
  let browser: Browser;
  const start = (port: number) => served(pages.audit, { door, pages: pageAssets('live'), listen: { host: '127.0.0.1', port } });
  const pages = {
    open: (options = {}) => openPage(browser, { viewport: { width: 1280, height: 900 }, ...options }, [pages.serving.url, 'data:']),
    async enter(role, options) {
      const watched = await pages.open(options);
      await watched.page.goto(`${pages.serving.url}/#token=${role}`);
      await row(watched.page, 2).waitFor();
      return watched;
    },
    async restart() {
      const port = Number(new URL(pages.serving.url).port);
      await pages.serving.close();
      ({ serving: pages.serving } = await start(port));
    },
  } as LivePages;
  beforeAll(async () => {
    await buildPage('live');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    removeScratch();
  });
  beforeEach(async () => {
    pages.audit = await audited({ more });
    ({ serving: pages.serving } = await start(0));
  });
  afterEach(async () => {
    await pages.serving.close();
    await pages.audit.ledger.close();
  });
  return pages;
}

/** A row of the worklist; the first finding is in row 2. */
export const row = (page: Page, index: number) => page.locator(`.grid.items [role=row][aria-rowindex="${index}"]`);

export const closePage = (page: Page): Promise<void> => page.context().close();

/** Decides the active finding by keys. */
export async function decide(page: Page, key: string, reason: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await page.keyboard.press('Enter');
}
