import { describe, expect, it } from 'vitest';

import { hasChromium, isRequired } from '../web/browser.ts';
import { closePage, decide, livePages, row } from '../web/live-pages.ts';

if (!hasChromium && !isRequired) it.skip('needs Chromium: install the package chromium, or name the program in CHROMIUM', () => undefined);

describe.runIf(hasChromium || isRequired)('signing in to the pages of an audit, and staying connected', () => {
  const pages = livePages();
  const { enter } = pages;

  it('take the token out of the address, and stay signed in when loaded again', async () => {
    const { page, complaints } = await enter('approver');
    expect(page.url()).toBe(`${pages.serving.url}/#/worklist`);
    await page.reload();
    await row(page, 2).waitFor();
    expect(await page.locator('.who').innerText()).toContain('Ada');
    expect(complaints).toEqual([]);
    await closePage(page);
  });

  it('say how to sign in, and what was wrong', async () => {
    const { page } = await pages.open();
    await page.goto(pages.serving.url);
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Token').fill('approver');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await row(page, 2).waitFor();
    await closePage(page);
  });

  it('connect again after a proxy had no answer for them', async () => {
    const { page } = await pages.open();
    let asked = 0;
    await page.route('**/api/events*', (events) => ((asked += 1) === 1 ? events.fulfill({ status: 502 }) : events.continue()));
    await page.goto(`${pages.serving.url}/#token=reviewer`);
    await page.getByText('No connection').waitFor();
    await page.getByText('No connection').waitFor({ state: 'detached' });
    await pages.audit.ledger.append('Ada', [{ kind: 'decided', item: 'f3', body: { state: 'refuted', reason: 'By hand.' } }]);
    await page.locator('.notice', { hasText: 'Ada changed 1 finding.' }).waitFor();
    await closePage(page);
  });

  it('lead back to the sign-in when the server was started anew, and go on after it', async () => {
    const { page } = await enter('reviewer');
    await pages.restart();
    await page.getByLabel('Token').fill('reviewer');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await row(page, 2).waitFor();
    await decide(page, 'r', 'By hand.');
    await page.locator('.notice', { hasText: '1 finding: refuted.' }).waitFor();
    await closePage(page);
  });

  it('sign out whoever is signed out already', async () => {
    const { page } = await enter('reviewer');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Token').waitFor();
    await closePage(page);
  });
});
