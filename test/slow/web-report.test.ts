import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { run } from '../commands/run.ts';
import { makeRepository, noon, removeScratch, scratchFolder } from '../history/scratch.ts';
import { hasChromium, isRequired, openBrowser, openPage, seriousViolations, type Watched } from '../web/browser.ts';
import { buildPage } from '../web/build.ts';

const bytes = (text: string): string => Buffer.from(text).toString('latin1');
const CLAUDE = 'Add </script><img src=x onerror=alert(1)>\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n';

const HOSTILE = '<img src=x onerror=alert(1)>.py';
const COMMENT = '# </script><script>alert("comment")</script> <b>bold</b>';
const files = new Map([
  ['app/main.py', `${COMMENT}\ndef main():\n\treturn "${bytes('\u202e')}live"\n`],
  [HOSTILE, 'def first():\n    return 1\n\n\ndef second():\n    return 2\n'],
  [bytes('app/\u202etxt.py'), 'x = 1\n'],
  ['a/folder/whose/name/is/longer/than/a/telephone/is/wide/module.py', 'x = 2\n'],
  ['app/long.py', `x = "${'y'.repeat(300_000)}"\n`],
  ['README.md', '# Words\n\nOnly words.\n'],
  ...Array.from({ length: 300 }, (_, at): [string, string] => [`lib/module${String(at).padStart(3, '0')}.py`, `def f${at}():\n    return ${at}\n`]),
]);

if (!hasChromium && !isRequired) it.skip('needs Chromium: install the package chromium, or name the program in CHROMIUM', () => undefined);

describe.runIf(hasChromium || isRequired)('the HTML report in Chromium', () => {
  let browser: Browser;
  let address: string;
  const open = async (hash = '', options = {}): Promise<Watched> => {
    const watched = await openPage(browser, { viewport: { width: 1280, height: 900 }, ...options });
    await watched.page.goto(address + hash);
    await watched.page.locator('h1').waitFor();
    return watched;
  };
  const close = (page: Page): Promise<void> => page.context().close();

  beforeAll(async () => {
    await buildPage('report');
    const folder = scratchFolder();
    makeRepository(folder, [
      { parents: [], date: noon('2026-03-01'), message: 'Begin', files: new Map([['README.md', '# Words\n\nOnly words.\n']]) },
      { parents: [0], date: noon('2026-05-01'), message: CLAUDE, files },
    ]);
    const { code } = await run(['scan', folder, '--ban', 'claude-code', '--output', 'html=report.html'], { cwd: folder });
    expect(code).toBe(1);
    address = pathToFileURL(join(folder, 'report.html')).href;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    removeScratch();
  });

  it('opens from a disk without a request, an error, or a violation of its policy', async () => {
    const { page, complaints } = await open();
    expect(await page.locator('.policy-number').innerText()).toMatch(/^\d+ breaches of the policy$/);
    for (const view of ['#/ranking', '#/ranking?list=findings', '#/coverage', '#/file/app%2Fmain.py']) {
      await page.goto(address + view);
      await page.locator('h1').waitFor();
    }
    expect(complaints).toEqual([]);
    await close(page);
  });

  it('shows names, comments and messages of a hostile repository as text', async () => {
    const { page, complaints } = await open('#/ranking?q=onerror');
    await page.getByRole('row').nth(1).getByText(HOSTILE).waitFor();
    expect(await page.locator('img').count()).toBe(0);
    await page.goto(`${address}#/ranking?q=txt`);
    await page.getByText(String.raw`\u{202e}txt.py`).waitFor();
    await page.goto(`${address}#/file/app%2Fmain.py`);
    await page.locator('.source-line').first().waitFor();
    expect(await page.locator('.source-text').allInnerTexts()).toEqual([COMMENT, 'def main():', String.raw`${'\t'}return "\u{202e}live"`]);
    expect(await page.locator('.source b').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close(page);
  });

  it('cuts lines that no screen holds', async () => {
    const { page } = await open('#/file/app%2Flong.py');
    await page.locator('.source-line').first().waitFor();
    expect((await page.locator('.source-text').innerText()).length).toBeLessThan(2_100);
    await close(page);
  });

  it('is used by keys alone: search, move, open, step through a file, and back', async () => {
    const { page } = await open('#/ranking');
    await page.keyboard.press('/');
    await page.keyboard.type('lib/module');
    await page.keyboard.press('Enter');
    await page.getByText('300 files shown').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    const selected = page.locator('[role=row][aria-selected=true]');
    expect(await selected.getAttribute('aria-rowindex')).toBe('3');
    const name = await selected.locator('.path-name').innerText();
    await page.keyboard.press('Enter');
    await page.locator('.file-head').getByText(name).waitFor();
    expect(page.url()).toContain('#/file/lib%2Fmodule');
    await page.keyboard.press(']');
    expect(await page.locator('.file-head .path-name').innerText()).not.toBe(name);
    await page.keyboard.press('Escape');
    await page.getByText('300 files shown').waitFor();
    await page.keyboard.press('End');
    await page.locator('[role=row][aria-rowindex="301"]').waitFor();
    await close(page);
  });

  it('leaves single letters to whoever speaks to the computer, once they are turned off, and remembers it', async () => {
    const { page } = await open('#/ranking');
    const selected = page.locator('[role=row][aria-selected=true]');
    await page.keyboard.press('?');
    await page.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await selected.waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('?');
    expect(await selected.getAttribute('aria-rowindex')).toBe('3');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await close(page);
  });

  it('begins a new search at the top, and stays on the file where the search finds it', async () => {
    const { page } = await open('#/ranking?q=lib/module');
    const selected = page.locator('[role=row][aria-selected=true]');
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('j');
    const name = await selected.locator('.path-name').innerText();
    await page.getByRole('searchbox').fill(name);
    await page.getByText('1 file shown').waitFor();
    await page.getByRole('searchbox').fill('module1');
    await page.getByText('100 files shown').waitFor();
    expect(await selected.getAttribute('aria-rowindex')).toBe('2');
    await close(page);
  });

  it('draws a file anew when the reader changes between light and dark', async () => {
    const { page } = await open('#/file/app%2Fmain.py', { colorScheme: 'light' });
    const drawn = (): Promise<string> => page.locator('canvas.ribbon').evaluate((canvas) => (canvas as unknown as { toDataURL(): string }).toDataURL());
    await page.locator('canvas.ribbon').waitFor();
    const light = await drawn();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(drawn).not.toBe(light);
    await close(page);
  });

  it('begins with the change where a change was looked at', async () => {
    const folder = scratchFolder();
    makeRepository(folder, [
      { parents: [], date: noon('2026-03-01'), message: 'Begin', files: new Map([['README.md', '# Words\n\nOnly words.\n']]) },
      { parents: [0], date: noon('2026-05-01'), message: CLAUDE, files: new Map([['README.md', '# Words\n\nOnly words.\n'], ['app/main.py', 'x = 1\n']]) },
    ]);
    expect((await run(['diff', 'main~1...main', '--ban', 'claude-code', '--output', 'html=change.html'], { cwd: folder })).code).toBe(1);
    const { page, complaints } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(join(folder, 'change.html')).href);
    const change = page.locator('.change');
    await change.getByText('1 commit, 1 changed line in 1 file.').waitFor();
    expect(await change.locator('tbody tr').innerText()).toMatch(/Add <\/script><img src=x onerror=alert\(1\)>\s+claude-code/);
    expect(await page.locator('img').count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close(page);
  });

  it('keeps the filter in its address', async () => {
    const { page } = await open('#/ranking?list=findings&class=declared&q=main');
    expect(await page.getByRole('searchbox').inputValue()).toBe('main');
    expect(await page.getByRole('button', { name: 'Declared' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('status').getByText('1 finding shown').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('button', { name: /^Files/ }).click();
    expect(await page.evaluate('location.hash')).toBe('#/ranking');
    await close(page);
  });

  it('shortens a folder before it takes a letter off the name of a file', async () => {
    const { page } = await open('#/ranking?q=telephone', { viewport: { width: 400, height: 800 } });
    const name = page.locator('.grid-body .path-name');
    expect(await name.innerText()).toBe('module.py');
    const missing = await name.evaluate((element) => {
      const text = element.ownerDocument.createRange();
      text.selectNodeContents(element);
      return text.getBoundingClientRect().width - element.getBoundingClientRect().width;
    });
    expect(missing).toBe(0);
    await close(page);
  });

  it('begins with a way past its navigation', async () => {
    const { page } = await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await close(page);
  });

  const VIEWS = [['overview', '#/overview'], ['ranking', '#/ranking'], ['findings', '#/ranking?list=findings'], ['file', '#/file/app%2Fmain.py?line=2'], ['coverage', '#/coverage']] as const;
  const cases = VIEWS.flatMap(([name, hash]) => (['light', 'dark'] as const).map((colorScheme) => ({ name, hash, colorScheme })));

  it.each(cases)('has no serious fault that axe finds: $name, $colorScheme', async ({ hash, colorScheme }) => {
    const { page } = await open(hash, { colorScheme });
    await page.locator('[role=grid], .card, .source').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await close(page);
  });

  it.each(VIEWS.flatMap(([name, hash]) => [1280, 400].map((width) => ({ name, hash, width }))))('is never wider than its window: $name at $width', async ({ hash, width }) => {
    const { page } = await open(hash, { viewport: { width, height: 800 } });
    await page.locator('[role=grid], .card, .source').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await close(page);
  });

  it('prints overview, ranking and coverage, wherever the reader stands', async () => {
    const { page, complaints } = await open('#/file/app%2Fmain.py');
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('main').innerText();
    expect(text).toContain('The first 200 of 306 files in rank order');
    expect(text).toContain('Coverage and limits');
    expect(await page.locator('.top-tabs').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    expect(complaints).toEqual([]);
    await close(page);
  });
});
