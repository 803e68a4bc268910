import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { AuditRole } from '../../src/api/audit.ts';
import { pageAssets } from '../../src/commands/page-assets.ts';
import type { Door } from '../../src/serve/door.ts';
import type { Serving } from '../../src/serve/server.ts';
import { removeScratch } from '../history/scratch.ts';
import { audited, served, SUBJECT, type Audited } from '../serve/serving.ts';
import { found } from '../store/subjects.ts';
import { hasChromium, isRequired, openBrowser, openPage, seriousViolations, type Watched } from '../web/browser.ts';
import { buildPage } from '../web/build.ts';

const MANY = Array.from({ length: 40 }, (_, at) => found(`many${String(at).padStart(2, '0')}`, { expectedLines: 100 - at, agent: at % 2 === 0 ? 'claude-code' : 'codex' }));
const HOSTILE = 'packages/api/<img src=x onerror=alert(1)>.ts';

/** Lets in whoever knows the name of a role, as this person. */
const NAMES: Readonly<Record<AuditRole, string>> = { viewer: 'Vi', reviewer: 'Rae', approver: 'Ada' };
const isRole = (text: string): text is AuditRole => text in NAMES;
const door: Door = {
  kind: 'token',
  admit: (token) => Promise.resolve(isRole(token) ? token : undefined),
  holderOf: (key) => (isRole(key) ? { name: NAMES[key], role: key } : undefined),
  people: () => Object.values(NAMES),
};

if (!hasChromium && !isRequired) it.skip('needs Chromium: install the package chromium, or name the program in CHROMIUM', () => undefined);

describe.runIf(hasChromium || isRequired)('the pages of an audit in Chromium', () => {
  let browser: Browser;
  let audit: Audited;
  let serving: Serving;
  beforeAll(async () => {
    await buildPage('live');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    removeScratch();
  });
  beforeEach(async () => {
    audit = await audited({ more: MANY });
    ({ serving } = await served(audit, { door, pages: pageAssets('live') }));
  });
  afterEach(async () => {
    await serving.close();
    await audit.ledger.close();
  });

  const enter = async (role: AuditRole, options = {}): Promise<Watched> => {
    const watched = await openPage(browser, { viewport: { width: 1280, height: 900 }, ...options }, [serving.url, 'data:']);
    await watched.page.goto(`${serving.url}/#token=${role}`);
    await row(watched.page, 2).waitFor();
    return watched;
  };
  const row = (page: Page, index: number) => page.locator(`.grid.items [role=row][aria-rowindex="${index}"]`);
  const tab = (page: Page, name: string) => page.getByRole('group', { name: 'State' }).getByRole('button', { name });
  const close = (page: Page): Promise<void> => page.context().close();
  const decide = async (page: Page, key: string, reason: string): Promise<void> => {
    await page.keyboard.press(key);
    await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await page.keyboard.press('Enter');
  };

  it('take the token out of the address, and stay signed in when loaded again', async () => {
    const { page, complaints } = await enter('approver');
    expect(page.url()).toBe(`${serving.url}/#/worklist`);
    await page.reload();
    await row(page, 2).waitFor();
    expect(await page.locator('.who').innerText()).toContain('Ada');
    expect(complaints).toEqual([]);
    await close(page);
  });

  it('say how to sign in, and what was wrong', async () => {
    const { page } = await openPage(browser, {}, [serving.url, 'data:']);
    await page.goto(serving.url);
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Token').fill('approver');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await row(page, 2).waitFor();
    await close(page);
  });

  it('decide by keys alone, go on to the next, and take it back', async () => {
    const { page, complaints } = await enter('reviewer');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'The finding' }).waitFor();
    const first = page.url();
    await decide(page, 'c', 'The commit names the agent.');
    await page.locator('.notice', { hasText: '1 finding: to be removed.' }).waitFor();
    expect(page.url()).not.toBe(first);
    await decide(page, 'r', 'Written by hand.');
    await page.locator('.notice', { hasText: 'refuted' }).waitFor();
    await page.keyboard.press('u');
    await page.locator('.notice', { hasText: '1 finding: taken back.' }).waitFor();
    const kinds: string[] = [];
    for await (const { kind, actor } of audit.ledger.entries({ after: 45 })) kinds.push(`${actor} ${kind}`);
    expect(kinds).toEqual(['Rae decided', 'Rae decided', 'Rae undone']);
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([]); // these findings have no source
    await close(page);
  });

  it('decide several marked findings at once', async () => {
    const { page } = await enter('reviewer');
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByText('3 marked').waitFor();
    await decide(page, 'c', 'One commit.');
    await page.locator('.notice', { hasText: '3 findings: to be removed.' }).waitFor();
    expect(await tab(page, 'To be removed').innerText()).toContain('3');
    expect((await audit.ledger.items({ state: ['confirmed'] })).map(({ decision }) => decision?.reason)).toEqual(Array.from({ length: 3 }, () => 'One commit.'));
    await close(page);
  });

  it('show viewers no button, let reviewers not accept, and ask approvers for a last day', async () => {
    const viewer = await enter('viewer');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByRole('complementary').waitFor();
    expect(await viewer.page.getByRole('group', { name: 'Decide' }).count()).toBe(0);
    await viewer.page.keyboard.press('c');
    expect(await viewer.page.locator('dialog[open]').count()).toBe(0);
    await close(viewer.page);
    const reviewer = await enter('reviewer');
    await reviewer.page.keyboard.press('a');
    await reviewer.page.getByText('Only an approver may accept').waitFor();
    await close(reviewer.page);
    const approver = await enter('approver');
    await approver.page.keyboard.press('a');
    await approver.page.getByRole('textbox', { name: 'Reason' }).fill('Needed until the release.');
    await approver.page.getByLabel('Last day').fill('2099-12-31');
    await approver.page.getByRole('button', { name: 'Decide' }).click();
    await approver.page.locator('.notice', { hasText: 'accepted' }).waitFor();
    expect((await audit.ledger.items({ state: ['accepted'] }))[0]?.decision).toMatchObject({ approver: 'Ada', expires: '2099-12-31' });
    await close(approver.page);
  });

  it('show in one browser what another decides, without loading again', async () => {
    const [one, two] = [await enter('approver'), await enter('reviewer')];
    await decide(two.page, 'r', 'By hand.');
    await one.page.locator('.notice', { hasText: 'Rae changed 1 finding.' }).waitFor();
    await one.page.locator('button:has-text("Refuted")', { hasText: '1' }).waitFor();
    expect([...one.complaints, ...two.complaints]).toEqual([]);
    await close(one.page);
    await close(two.page);
  });

  it('write nothing over what somebody else decided meanwhile, and say who it was', async () => {
    const { page } = await enter('reviewer');
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Mine.');
    const [first] = (await audit.ledger.items()).toSorted((a, b) => b.expectedLines - a.expectedLines);
    await audit.ledger.append('Ada', [{ kind: 'decided', item: first?.id ?? '', body: { state: 'refuted', reason: 'Hers.' } }]);
    await page.keyboard.press('Enter');
    await page.locator('.notice.is-bad', { hasText: 'It is refuted now, by Ada.' }).waitFor();
    expect((await audit.ledger.item(first?.id ?? ''))?.decision).toMatchObject({ actor: 'Ada', state: 'refuted' });
    await close(page);
  });

  it('call an owner’s forecast what it is: when all is settled, not when all is judged', async () => {
    const { page } = await enter('viewer');
    await page.goto(`${serving.url}/#/status`);
    await page.getByRole('columnheader', { name: 'Likely settled by' }).waitFor();
    expect(await page.getByRole('region', { name: 'Forecast' }).innerText()).toContain('no forecast yet');
    expect(await page.locator('main').innerText()).not.toContain('not at this pace');
    await close(page);
  });

  it('name who assigned, not who had decided before', async () => {
    const { page } = await enter('reviewer');
    const [first] = await audit.ledger.items({ path: 'src/a.ts' });
    const about = { item: first?.id ?? '' };
    await audit.ledger.append('Ada', [{ kind: 'decided', ...about, body: { state: 'confirmed', reason: 'Yes.' } }]);
    await page.locator('.notice', { hasText: 'Ada changed 1 finding.' }).waitFor();
    await audit.ledger.append('Lin', [{ kind: 'assigned', ...about, body: { assignee: 'Rae' } }]);
    await page.locator('.notice', { hasText: 'Lin changed 1 finding.' }).waitFor();
    await close(page);
  });

  it('connect again after a proxy had no answer for them', async () => {
    const { page } = await openPage(browser, {}, [serving.url, 'data:']);
    let asked = 0;
    await page.route('**/api/events*', (events) => ((asked += 1) === 1 ? events.fulfill({ status: 502 }) : events.continue()));
    await page.goto(`${serving.url}/#token=reviewer`);
    await page.getByText('No connection').waitFor();
    await page.getByText('No connection').waitFor({ state: 'detached' });
    await audit.ledger.append('Ada', [{ kind: 'decided', item: 'f3', body: { state: 'refuted', reason: 'By hand.' } }]);
    await page.locator('.notice', { hasText: 'Ada changed 1 finding.' }).waitFor();
    await close(page);
  });

  it('lead back to the sign-in when the server was started anew, and go on after it', async () => {
    const { page } = await enter('reviewer');
    const port = Number(new URL(serving.url).port);
    await serving.close();
    ({ serving } = await served(audit, { door, pages: pageAssets('live'), listen: { host: '127.0.0.1', port } }));
    await page.getByLabel('Token').fill('reviewer');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await row(page, 2).waitFor();
    await decide(page, 'r', 'By hand.');
    await page.locator('.notice', { hasText: '1 finding: refuted.' }).waitFor();
    await close(page);
  });

  it('sign out whoever is signed out already', async () => {
    const { page } = await enter('reviewer');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Token').waitFor();
    await close(page);
  });

  it('assign, and find what is assigned to oneself', async () => {
    const { page } = await enter('reviewer');
    await page.keyboard.press('Shift+A');
    await page.getByLabel('To (nobody when empty)').fill('Rae');
    await page.keyboard.press('Enter');
    await page.locator('.notice', { hasText: 'assigned to Rae' }).waitFor();
    await page.getByLabel('Assigned').selectOption('me');
    await page.getByRole('status').getByText('1 finding,').waitFor();
    await page.reload();
    await page.getByRole('status').getByText('1 finding,').waitFor();
    await close(page);
  });

  it('filter by class, agent and text, in the address', async () => {
    const { page } = await enter('viewer');
    await page.getByRole('combobox', { name: /^Agent/ }).selectOption('codex');
    await page.getByRole('searchbox').fill('many0');
    await page.getByText('5 findings,').waitFor();
    expect(page.url()).toContain('agent=codex');
    await close(page);
  });

  it('keep the row on its finding in a new search, and begin at the top where it is not found', async () => {
    const { page } = await enter('approver');
    const active = page.locator('.grid.items [role=row][aria-selected=true]');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('j');
    const before = await active.locator('.cell-path').innerText();
    expect(before).toContain('many03');
    await page.getByRole('searchbox').fill('many0');
    await page.getByText('10 findings,').waitFor();
    expect(await active.locator('.cell-path').innerText()).toBe(before);
    await page.getByRole('searchbox').fill('many1');
    await page.locator('.grid.items [role=row][aria-selected=true]', { hasText: 'many10' }).waitFor();
    await page.getByRole('searchbox').fill('');
    await page.keyboard.press('Enter');
    await decide(page, 'c', 'The next one moves up');
    await page.locator('.grid.items [role=row][aria-selected=true]', { hasNotText: 'many03' }).waitFor();
    await close(page);
  });

  it('show names, sources and messages of a hostile repository as text', async () => {
    const { page, complaints } = await enter('approver');
    await page.getByRole('searchbox').fill('onerror');
    await page.keyboard.press('Enter');
    await page.getByText('1 finding,').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.source-line').first().waitFor();
    expect(await page.locator('.source-text').allInnerTexts()).toEqual(['// </script><script>alert(1)</script>']);
    await page.getByText('<script>alert(1)</script>', { exact: true }).waitFor();
    expect(await page.locator('.file-head').innerText()).toContain(HOSTILE.split('/').at(-1) ?? '');
    expect(await page.locator('img').count()).toBe(0);
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Reason' }).fill('<b>bold</b><script>alert(2)</script>');
    await page.keyboard.press('Enter');
    await page.locator('.history', { hasText: '<b>bold</b>' }).waitFor();
    const [added] = await audit.ledger.append('Ada', [found('subject', { path: 'src/a.ts', commit: audit.head })]);
    await page.goto(`${serving.url}/#/item/${added?.item ?? ''}`);
    await page.locator('.pairs', { hasText: SUBJECT }).waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close(page);
  });

  const VIEWS = ['#/worklist', '#/item/f6', '#/status'] as const;
  it.each(VIEWS.flatMap((view) => (['light', 'dark'] as const).map((colorScheme) => ({ view, colorScheme }))))('have no serious fault that axe finds: $view, $colorScheme', async ({ view, colorScheme }) => {
    const { page } = await enter('approver', { colorScheme });
    await page.goto(`${serving.url}/${view}`);
    await page.locator('.source, .grid.items, .burn').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    if (view === '#/item/f6') {
      await page.keyboard.press('c');
      expect(await seriousViolations(page)).toEqual([]);
    }
    await close(page);
  });

  it.each(VIEWS)('are never wider than a telephone: %s', async (view) => {
    const { page } = await enter('approver', { viewport: { width: 400, height: 800 } });
    await page.goto(`${serving.url}/${view}`);
    await page.locator('.source, .grid.items, .burn').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
    await close(page);
  });
});

it('is bundled without the paths of this machine', async () => {
  await buildPage('live');
  expect(readFileSync(fileURLToPath(new URL('../../dist/web/live.js', import.meta.url)), 'utf8')).not.toContain(process.cwd());
});
