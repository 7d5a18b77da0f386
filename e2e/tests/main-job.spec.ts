import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

interface Stats {
  total_tickets: number;
  open_tickets: number;
}

test(
  'a ticket goes from its words to the statistics',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }, { project }) => {
    // each run looks for its own ticket
    const word = `invoice-${project.name}-${Date.now().toString(36)}`;
    const stats = async () => (await (await request.get('/api/tickets/stats/')).json()) as Stats;
    const before = await stats();

    await test.step('the text gets a suggestion', async () => {
      await page.goto('/submit');
      await page.getByLabel('Title').fill(`Charged twice for ${word}`);
      await page
        .getByLabel('What happened?')
        .fill('My card was charged twice for the same invoice. Please refund one payment.');
      await expect(page.getByRole('heading', { name: 'Our suggestion' })).toBeVisible();
      await expect(page.getByRole('combobox', { name: 'Category' })).toContainText('Billing');
      await expect(page.getByText(/^by Built-in model/)).toBeVisible();
      await expectAccessible();
    });

    await test.step('a person overrides one field, and it stays', async () => {
      await page.getByRole('combobox', { name: 'Priority' }).click();
      await page.getByRole('option', { name: 'Critical' }).click();
      await expect(page.getByText('Your choice')).toBeVisible();
      await page.getByLabel('What happened?').pressSequentially(' It is only a question, no hurry.');
      await page.waitForResponse('**/api/tickets/classify/');
      await expect(page.getByRole('combobox', { name: 'Priority' })).toContainText('Critical');
      await expectAccessible();
    });

    await test.step('the ticket is sent and its number told', async () => {
      await page.getByRole('button', { name: 'Send ticket' }).click();
      await expect(page.getByRole('heading', { name: /^Ticket \d+ is with us$/ })).toBeVisible();
      await expect(page.locator('mat-snack-bar-container')).toContainText(/\d+/);
      await expectAccessible();
      await page.getByRole('button', { name: 'Send another' }).click();
      await expect(page.getByLabel('Title')).toHaveValue('');
      await expect(page.getByLabel('What happened?')).toHaveValue('');
    });

    await test.step('an agent finds it by a part of a word', async () => {
      await page.getByRole('link', { name: 'Queue', exact: true }).click();
      await search(page, word.slice(3).toUpperCase());
      await expect(page).toHaveURL(/search=/);
      await expect(ticket(page)).toHaveCount(1);
      await expect(ticket(page)).toContainText(word);
      await expectAccessible();
    });

    await test.step('its status changes at once and stays', async () => {
      await ticket(page)
        .getByRole('button', { name: /^Status/ })
        .click();
      await page.getByRole('menuitemradio', { name: /Resolved/ }).click();
      await expect(ticket(page).getByRole('button', { name: /^Status/ })).toContainText('Resolved');
      await expectAccessible();
      await page.reload();
      await expect(ticket(page)).toContainText('Resolved');
    });

    await test.step('the statistics have moved', async () => {
      expect(await stats()).toMatchObject({
        total_tickets: before.total_tickets + 1,
        open_tickets: before.open_tickets,
      });
      await page.getByRole('link', { name: 'Insights' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(String(before.total_tickets + 1));
      await expectAccessible();
    });
  },
);

test('a refused change goes back to what the server has, and says why', async ({ page, request }) => {
  const title = `Printer on fire ${Date.now().toString(36)}`;
  const created = await request.post('/api/tickets/', {
    data: { title, description: 'It burns.', category: 'technical', priority: 'high' },
  });
  expect(created.status()).toBe(201);
  await page.goto(`/queue?search=${encodeURIComponent(title)}`);
  await page.route('**/api/tickets/*/', (route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 400, code: 'validation_failed', detail: 'The status cannot be changed now.' }),
    }),
  );

  await ticket(page)
    .getByRole('button', { name: /^Status/ })
    .click();
  await page.getByRole('menuitemradio', { name: /Closed/ }).click();

  await expect(page.getByRole('alert').filter({ hasText: 'cannot be changed now' })).toBeVisible();
  await expect(ticket(page).getByRole('button', { name: /^Status/ })).toContainText('Open');
});

test('filters, search and an open ticket live in the address', async ({ page, request }) => {
  const word = `addr${Date.now().toString(36)}`;
  for (const priority of ['low', 'high']) {
    await request.post('/api/tickets/', {
      data: { title: `${word} ${priority}`, description: 'x', category: 'general', priority },
    });
  }
  await page.goto(`/queue?search=${word}&priority=high`);
  await expect(ticket(page)).toHaveCount(1);

  await ticket(page).getByRole('link').click();
  await expect(page).toHaveURL(/\/queue\/\d+\?.*priority=high/);
  await expect(page.getByRole('heading', { name: `${word} high` })).toBeVisible();
  await page.goBack();
  await expect(ticket(page)).toHaveCount(1);

  await page.goto(`/queue?search=${word}`);
  await expect(ticket(page)).toHaveCount(2);
});

test('more rows come while scrolling, each once', async ({ page, request }) => {
  const word = `scroll${Date.now().toString(36)}`;
  for (let number = 1; number <= 60; number++) {
    const data = { title: `${word} ${number}`, description: 'x', category: 'general', priority: 'low' };
    expect((await request.post('/api/tickets/', { data })).status()).toBe(201);
  }
  await page.goto(`/queue?search=${word}`);
  await expect(ticket(page).first()).toBeVisible();

  // rows out of sight are not drawn: what was seen on the way counts
  const titles: string[] = [];
  await expect(async () => {
    for (const title of await ticket(page).getByRole('link').allTextContents()) {
      if (!titles.includes(title)) titles.push(title);
    }
    await ticket(page).last().scrollIntoViewIfNeeded();
    expect(titles).toHaveLength(60);
  }).toPass();
  expect(titles).toEqual(Array.from({ length: 60 }, (_, index) => `${word} ${60 - index}`));
});

test('a chosen theme is there before the first paint of the next visit', async ({ page }) => {
  await page.goto('/insights');
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  // the page itself is held back: only the small script of the head may set the theme
  await page.route(/main-.*\.js$/, (route) => route.abort());
  await page.goto('/insights', { waitUntil: 'domcontentloaded' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

/** A row of the table, or a card where there is no room for one. */
function ticket(page: Page): Locator {
  return page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .or(page.getByRole('list', { name: 'Tickets' }).getByRole('listitem'));
}

async function search(page: Page, words: string): Promise<void> {
  const field = page.getByRole('searchbox', { name: 'Search tickets' });
  // folded away on a phone
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'Search tickets' }).click();
  await field.fill(words);
}
