import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const PAGES = ['/queue', '/triage', '/submit', '/insights'];

/** Stops of the Tab key that are looked at on a page. */
const STOPS = 25;

/** How far around a control its frame may be, in pixels: a field draws its own around what has the focus. */
const FRAME = 20;

test.describe('at 200 %', () => {
  // what 1440 by 900 pixels become
  test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2, isMobile: false });

  for (const path of PAGES) {
    test(`${path} fits and can be used`, async ({ page, request, expectAccessible }, { project }) => {
      test.skip(project.name !== 'desktop', 'it has a size of its own');
      await addTickets(request, 3);
      await open(page, path);
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await expectAccessible();
    });
  }

  test('a ticket opens and is left again', async ({ page, request }, { project }) => {
    test.skip(project.name !== 'desktop', 'it has a size of its own');
    await addTickets(request, 1);
    await open(page, '/queue');
    await page.getByRole('list', { name: 'Tickets' }).getByRole('link').first().click();
    await expect(page.getByRole('complementary', { name: 'Open ticket' })).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.getByRole('button', { name: 'Back to the queue' }).click();
    await expect(page.getByRole('list', { name: 'Tickets' })).toBeVisible();
  });
});

for (const path of PAGES) {
  test(`whoever goes through ${path} with the Tab key sees where they are`, async ({ page, request }, { project }) => {
    test.skip(project.name !== 'desktop', 'a keyboard is a keyboard');
    await addTickets(request, 3);
    await open(page, path);
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined); // the stream of events never ends
    const unseen: string[] = [];
    for (let stop = 0; stop < STOPS; stop++) {
      await page.keyboard.press('Tab');
      const { name, box } = await page.evaluate(() => {
        const { activeElement } = document;
        const { x, y, width, height } = activeElement?.getBoundingClientRect() ?? new DOMRect();
        return { name: activeElement?.outerHTML.slice(0, 120) ?? '', box: { x, y, width, height } };
      });
      if (name.startsWith('<body')) break;
      const focused = await picture(page, box);
      await page.evaluate(() => {
        const element = document.activeElement;
        (window as { left?: Element | null }).left = element;
        if (element instanceof HTMLElement) element.blur();
      });
      if (focused.equals(await picture(page, box))) unseen.push(name);
      await page.evaluate(() => {
        const element = (window as { left?: Element | null }).left;
        if (element instanceof HTMLElement) element.focus();
      });
    }
    expect(unseen).toEqual([]);
  });
}

test('the accessibility tree names the parts of the queue, and tells what changed', async ({ page, request }, {
  project,
}) => {
  test.skip(project.name !== 'desktop', 'the same parts everywhere');
  const word = await addTickets(request, 2);
  await open(page, `/queue?search=${word}`);
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - navigation "Main":
      - list:
        - listitem:
          - link "Queue"
        - listitem:
          - link "Triage"
        - listitem:
          - link "Submit"
        - listitem:
          - link "Insights"
    - banner:
      - search:
        - searchbox "Search tickets"
    - main:
      - heading "Queue" [level=1]
      - region "Tickets":
        - navigation "Views"
        - group "Filters"
        - grid "Tickets":
          - rowgroup
          - rowgroup:
            - row
            - row
  `);

  const announced = page.locator('.cdk-live-announcer-element');
  await page.getByRole('button', { name: 'Needs review', exact: true }).click();
  await expect(announced).toHaveText(/^(\d+ tickets?|No ticket matches\.)$/);
  await expect(announced).toHaveAttribute('aria-live', 'polite');
  await page.goBack();

  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .first();
  await row.getByRole('button', { name: /^Status/ }).click();
  await page.getByRole('menuitemradio', { name: 'Resolved' }).click();
  await expect(page.locator('mat-snack-bar-container [aria-live=polite]')).toContainText('is now Resolved.');
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expect(page.locator('td-skeleton')).toHaveCount(0);
}

/** Of an element and what frames it, without what moves by itself. */
async function picture(page: Page, box: { x: number; y: number; width: number; height: number }): Promise<Buffer> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const left = Math.max(0, box.x - FRAME);
  const top = Math.max(0, box.y - FRAME);
  const right = Math.min(width, box.x + box.width + FRAME);
  const bottom = Math.min(height, box.y + box.height + FRAME);
  const clip = { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
  return page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
}

async function addTickets(request: APIRequestContext, count: number): Promise<string> {
  const word = `all${Date.now().toString(36)}`;
  for (let number = 1; number <= count; number++) {
    const data = { title: `${word} ${number}`, description: 'The invoice of March was charged twice.' };
    expect((await request.post('/api/tickets/', { data })).status()).toBe(201);
  }
  return word;
}
