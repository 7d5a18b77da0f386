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

test('markup in what people write is shown as it was written, wherever it stands', async ({
  page,
  request,
  isMobile,
}) => {
  const markup = (where: string) =>
    `${where} <img src=x onerror="globalThis.hasRun = true"><script>globalThis.hasRun = true</script>`;
  const [title, imported] = [markup('Title'), markup('Imported')];
  const filters = { category: [], priority: [], status: [], needs_review: false, search: 'script', order: 'newest' };
  const kept = await request.post('/api/tickets/', {
    data: { title, description: `refund my payment ${markup('Description')}` },
  });
  expect(kept.status()).toBe(201);
  const { id } = (await kept.json()) as { id: number };
  expect(
    (await request.post('/api/views/', { data: { name: '<img src=x onerror=alert(1)>', filters } })).status(),
  ).toBe(201);
  const file = JSON.stringify({ title: imported, description: imported, category: 'billing', priority: 'low' });
  const headers = { 'content-type': 'application/x-ndjson' };
  expect((await request.post('/api/tickets/import/', { data: Buffer.from(file), headers })).status()).toBe(202);

  await test.step('in the queue, its search and the names of views', async () => {
    await page.goto('/queue?search=onerror');
    await expect(page.getByText(title).first()).toBeVisible();
    await expect(page.getByText(imported).first()).toBeVisible();
    // on a phone the views lie in a menu
    const views = page.getByRole('link', { name: '<img src=x onerror=alert(1)>' });
    if (!isMobile) await expect(views).toBeVisible();
  });

  await test.step('in a ticket and among similar ones', async () => {
    await page.goto(`/queue/${id}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByRole('complementary').getByText(markup('Description'))).toBeVisible();
  });

  // markup that had become elements would have been refused by the policy at least
  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate(() => 'hasRun' in globalThis)).toBe(false);
});
