import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { SUBJECT } from '../serve/serving.ts';
import { found } from '../store/subjects.ts';
import { hasChromium, isRequired, seriousViolations } from '../web/browser.ts';
import { buildPage } from '../web/build.ts';
import { closePage, decide, livePages } from '../web/live-pages.ts';

const MANY = Array.from({ length: 40 }, (_, at) => found(`many${String(at).padStart(2, '0')}`, { expectedLines: 100 - at, agent: at % 2 === 0 ? 'claude-code' : 'codex' }));
const HOSTILE = 'packages/api/<img src=x onerror=alert(1)>.ts';

if (!hasChromium && !isRequired) it.skip('needs Chromium: install the package chromium, or name the program in CHROMIUM', () => undefined);

describe.runIf(hasChromium || isRequired)('the pages of an audit in Chromium', () => {
  const pages = livePages(MANY);
  const { enter } = pages;
  const tab = (page: Page, name: string) => page.getByRole('group', { name: 'State' }).getByRole('button', { name });

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
    for await (const { kind, actor } of pages.audit.ledger.entries({ after: 45 })) kinds.push(`${actor} ${kind}`);
    expect(kinds).toEqual(['Rae decided', 'Rae decided', 'Rae undone']);
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([]); // these findings have no source
    await closePage(page);
  });

  it('decide several marked findings at once', async () => {
    const { page } = await enter('reviewer');
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByText('3 marked').waitFor();
    await decide(page, 'c', 'One commit.');
    await page.locator('.notice', { hasText: '3 findings: to be removed.' }).waitFor();
    expect(await tab(page, 'To be removed').innerText()).toContain('3');
    expect((await pages.audit.ledger.items({ state: ['confirmed'] })).map(({ decision }) => decision?.reason)).toEqual(Array.from({ length: 3 }, () => 'One commit.'));
    await closePage(page);
  });

  it('show viewers no button, let reviewers not accept, and ask approvers for a last day', async () => {
    const viewer = await enter('viewer');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByRole('complementary').waitFor();
    expect(await viewer.page.getByRole('group', { name: 'Decide' }).count()).toBe(0);
    await viewer.page.keyboard.press('c');
    expect(await viewer.page.locator('dialog[open]').count()).toBe(0);
    await closePage(viewer.page);
    const reviewer = await enter('reviewer');
    await reviewer.page.keyboard.press('a');
    await reviewer.page.getByText('Only an approver may accept').waitFor();
    await closePage(reviewer.page);
    const approver = await enter('approver');
    await approver.page.keyboard.press('a');
    await approver.page.getByRole('textbox', { name: 'Reason' }).fill('Needed until the release.');
    await approver.page.getByLabel('Last day').fill('2099-12-31');
    await approver.page.getByRole('button', { name: 'Decide' }).click();
    await approver.page.locator('.notice', { hasText: 'accepted' }).waitFor();
    expect((await pages.audit.ledger.items({ state: ['accepted'] }))[0]?.decision).toMatchObject({ approver: 'Ada', expires: '2099-12-31' });
    await closePage(approver.page);
  });

  it('show in one browser what another decides, without loading again', async () => {
    const [one, two] = [await enter('approver'), await enter('reviewer')];
    await decide(two.page, 'r', 'By hand.');
    await one.page.locator('.notice', { hasText: 'Rae changed 1 finding.' }).waitFor();
    await one.page.locator('button:has-text("Refuted")', { hasText: '1' }).waitFor();
    expect([...one.complaints, ...two.complaints]).toEqual([]);
    await closePage(one.page);
    await closePage(two.page);
  });

  it('write nothing over what somebody else decided meanwhile, and say who it was', async () => {
    const { page } = await enter('reviewer');
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Mine.');
    const [first] = (await pages.audit.ledger.items()).toSorted((a, b) => b.expectedLines - a.expectedLines);
    await pages.audit.ledger.append('Ada', [{ kind: 'decided', item: first?.id ?? '', body: { state: 'refuted', reason: 'Hers.' } }]);
    await page.keyboard.press('Enter');
    await page.locator('.notice.is-bad', { hasText: 'It is refuted now, by Ada.' }).waitFor();
    expect((await pages.audit.ledger.item(first?.id ?? ''))?.decision).toMatchObject({ actor: 'Ada', state: 'refuted' });
    await closePage(page);
  });

  it('call an owner’s forecast what it is: when all is settled, not when all is judged', async () => {
    const { page } = await enter('viewer');
    await page.goto(`${pages.serving.url}/#/status`);
    await page.getByRole('columnheader', { name: 'Likely settled by' }).waitFor();
    expect(await page.getByRole('region', { name: 'Forecast' }).innerText()).toContain('no forecast yet');
    expect(await page.locator('main').innerText()).not.toContain('not at this pace');
    await closePage(page);
  });

  it('name who assigned, not who had decided before', async () => {
    const { page } = await enter('reviewer');
    const [first] = await pages.audit.ledger.items({ path: 'src/a.ts' });
    const about = { item: first?.id ?? '' };
    await pages.audit.ledger.append('Ada', [{ kind: 'decided', ...about, body: { state: 'confirmed', reason: 'Yes.' } }]);
    await page.locator('.notice', { hasText: 'Ada changed 1 finding.' }).waitFor();
    await pages.audit.ledger.append('Lin', [{ kind: 'assigned', ...about, body: { assignee: 'Rae' } }]);
    await page.locator('.notice', { hasText: 'Lin changed 1 finding.' }).waitFor();
    await closePage(page);
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
    await closePage(page);
  });

  it('filter by class, agent and text, in the address', async () => {
    const { page } = await enter('viewer');
    await page.getByRole('combobox', { name: /^Agent/ }).selectOption('codex');
    await page.getByRole('searchbox').fill('many0');
    await page.getByText('5 findings,').waitFor();
    expect(page.url()).toContain('agent=codex');
    await closePage(page);
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
    await closePage(page);
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
    const [added] = await pages.audit.ledger.append('Ada', [found('subject', { path: 'src/a.ts', commit: pages.audit.head })]);
    await page.goto(`${pages.serving.url}/#/item/${added?.item ?? ''}`);
    await page.locator('.pairs', { hasText: SUBJECT }).waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await closePage(page);
  });

  const VIEWS = ['#/worklist', '#/item/f6', '#/status'] as const;
  it.each(VIEWS.flatMap((view) => (['light', 'dark'] as const).map((colorScheme) => ({ view, colorScheme }))))('have no serious fault that axe finds: $view, $colorScheme', async ({ view, colorScheme }) => {
    const { page } = await enter('approver', { colorScheme });
    await page.goto(`${pages.serving.url}/${view}`);
    await page.locator('.source, .grid.items, .burn').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    if (view === '#/item/f6') {
      await page.keyboard.press('c');
      expect(await seriousViolations(page)).toEqual([]);
    }
    await closePage(page);
  });

  it.each(VIEWS)('are never wider than a telephone: %s', async (view) => {
    const { page } = await enter('approver', { viewport: { width: 400, height: 800 } });
    await page.goto(`${pages.serving.url}/${view}`);
    await page.locator('.source, .grid.items, .burn').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
    await closePage(page);
  });
});

it('is bundled without the paths of this machine', async () => {
  await buildPage('live');
  expect(readFileSync(fileURLToPath(new URL('../../dist/web/live.js', import.meta.url)), 'utf8')).not.toContain(process.cwd());
});
