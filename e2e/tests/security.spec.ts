import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** What the browser refused on the page since it was opened. */
interface WatchedWindow {
  violations: string[];
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    (globalThis as unknown as WatchedWindow).violations = seen;
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(`${event.effectiveDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
    });
  });
});

const violationsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as WatchedWindow).violations);

test('every page works under its policy', async ({ page, request }) => {
  const tickets = ['Charged twice', 'Cannot sign in', 'How do I export?'].map((title) => ({
    title,
    description: title,
  }));
  for (const data of tickets) expect((await request.post('/api/tickets/', { data })).status()).toBe(201);

  await test.step('queue and ticket', async () => {
    await page.goto('/queue');
    await page.getByRole('link', { name: 'Charged twice' }).first().click();
    await expect(page.getByRole('heading', { name: 'Charged twice' })).toBeVisible();
    await expect(page.locator('body')).toHaveCSS('margin', '0px');
    expect(await violationsOn(page)).toEqual([]);
  });

  await test.step('triage', async () => {
    await page.goto('/triage');
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });

  await test.step('insights, with a tooltip of a chart', async () => {
    await page.goto('/insights');
    const chart = page
      .getByRole('img')
      .filter({ has: page.locator('svg path') })
      .first();
    await chart.hover();
    await expect(chart.locator('svg')).toContainText('0 created, 0 resolved');
    expect(await violationsOn(page)).toEqual([]);
  });

  await test.step('submit', async () => {
    await page.goto('/submit');
    await page.getByLabel('Title').fill('Refund');
    await page.getByLabel('What happened?').fill('I was charged twice, please refund my payment.');
    await expect(page.getByRole('heading', { name: 'Our suggestion' })).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });

  await test.step('the documentation of the API', async () => {
    await page.goto('/docs');
    await page.getByText('Submit a ticket').click();
    await page.getByRole('button', { name: 'Try it out' }).first().click();
    expect(await violationsOn(page)).toEqual([]);
  });
});

test.describe('a page that somebody writes into', () => {
  test.use({ expectedFaults: [/violates the following Content Security Policy/] });

  test('what is written into the page by others neither runs nor looks', async ({ page }) => {
    await page.goto('/queue');
    const hasRun = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.hasRun = true';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { margin: 99px }';
      document.head.append(style);
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src="nothing" onerror="globalThis.hasRun = true" style="margin: 9px">',
      );
      return 'hasRun' in globalThis;
    });
    expect(hasRun).toBe(false);
    await expect(page.locator('body')).toHaveCSS('margin', '0px');
    await expect.poll(() => violationsOn(page)).toHaveLength(4);
  });
});
