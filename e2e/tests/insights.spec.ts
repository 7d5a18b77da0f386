import { readFile } from 'node:fs/promises';
import type { APIRequestContext, Download, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

interface Stats {
  total_tickets: number;
  priority_breakdown: Record<string, number>;
  created_per_day: { date: string; tickets: number }[];
  resolved_per_day: { date: string; tickets: number }[];
  time_to_resolve: { tickets: number; median_seconds: number; p90_seconds: number };
}

test.beforeEach(async ({ request }) => {
  for (const priority of ['critical', 'low', 'low']) {
    const data = { title: 'Figures', description: 'x', category: 'general', priority };
    expect((await request.post('/api/tickets/', { data })).status()).toBe(201);
  }
  for (const title of ['Done', 'Done too']) {
    const data = { title, description: 'x', category: 'billing', priority: 'high' };
    const { id } = (await (await request.post('/api/tickets/', { data })).json()) as { id: number };
    expect((await request.patch(`/api/tickets/${id}/`, { data: { status: 'resolved' } })).ok()).toBe(true);
  }
});

test(
  'the range is chosen by keyboard and lives in the address',
  { tag: '@looks' },
  async ({ page, expectAccessible }) => {
    await page.goto('/insights?period=90');
    const range = page.getByRole('button', { name: /^Range:/ });
    await expect(range).toHaveText('Last 30 days');
    await expect(chart(page)).toBeVisible();
    await expectAccessible();

    await test.step('one of the last days', async () => {
      await range.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('option', { name: 'Last 30 days' })).toBeFocused();
      await expectAccessible();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/insights\?period=90&range=90$/);
      await expect(range).toBeFocused();
      await expect(flow(page)).toContainText('in the last 90 days');
    });

    await test.step('days of one’s own, refused when they are none', async () => {
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog').locator(':focus')).toBeVisible();
      await page.keyboard.press('Tab');
      await expect(page.getByLabel('From', { exact: true })).toBeFocused();
      await page.getByLabel('From', { exact: true }).fill('2026-03-09');
      await page.getByLabel('To', { exact: true }).fill('2026-03-01');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toContainText('The last day lies before the first one.');
      await expectAccessible();

      await page.getByLabel('To', { exact: true }).fill('2026-03-15');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/from=2026-03-09&to=2026-03-15/);
      await expect(range).toHaveText('9 – 15 Mar 2026');
      await expect(range).toBeFocused();
    });

    await test.step('a range without tickets says so and offers another', async () => {
      await expect(page.getByRole('heading', { name: 'Nothing was created or resolved' })).toBeVisible();
      await expectAccessible();
      await page.getByRole('button', { name: 'Show the last 365 days' }).click();
      await expect(page).toHaveURL(/range=365/);
      await expect(flow(page)).toContainText('Per week in the last 365 days, in the time of UTC.');
      await expect(chart(page)).toBeVisible();
    });

    await test.step('Escape leaves it as it is, and a reload brings it again', async () => {
      await range.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(range).toBeFocused();
      await page.reload();
      await expect(range).toHaveText('Last 365 days');
    });
  },
);

test(
  'each chart has its figures as a table and as a file',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    await page.goto('/insights');
    await expect(chart(page)).toHaveAccessibleName(
      /^Tickets created and resolved per day, .+: \d+ created and \d+ resolved; /,
    );
    const { created_per_day: created, resolved_per_day: resolved, ...stats } = await read(request);

    await test.step('created and resolved', async () => {
      await press(page, 'Created and resolved, show as table');
      const table = flow(page).getByRole('table');
      await expect(table.getByRole('row')).toHaveCount(31);
      await expect(table.getByRole('row').last().getByRole('cell')).toHaveText(
        [created, resolved].map((days) => String(days.at(-1)?.tickets)),
      );
      await expectAccessible();

      const [name, lines] = await save(page, 'Created and resolved, download as CSV');
      expect(name).toBe(`triagedesk-created-and-resolved-${created[0]?.date}-${created.at(-1)?.date}.csv`);
      expect(lines).toEqual([
        'Day,Created,Resolved',
        ...created.map(({ date, tickets }, index) => `${date},${tickets},${resolved[index]?.tickets}`),
        '',
      ]);
      await press(page, 'Created and resolved, show as chart');
      await expect(chart(page)).toBeVisible();
    });

    await test.step('time to resolve', async () => {
      const times = page.getByRole('region', { name: 'Time to resolve' });
      await expect(times).toContainText(/Half of the \d+ tickets resolved in the last 30 days took at most/);
      await press(page, 'Time to resolve, show as table');
      await expect(page.getByRole('columnheader', { name: 'Took at most' })).toBeVisible();
      const [, lines] = await save(page, 'Time to resolve, download as CSV');
      expect(lines[0]).toBe('Tickets,Took at most (seconds)');
      expect(lines[1]).toBe(`Half,${Math.round(stats.time_to_resolve.median_seconds)}`);
    });

    await test.step('breakdowns', async () => {
      await press(page, 'By priority, show as table');
      const { priority_breakdown: counts } = stats;
      const [, lines] = await save(page, 'By priority, download as CSV');
      expect(lines.map((line) => line.split(',').slice(0, 2).join(','))).toEqual([
        'Priority,Tickets',
        `Critical,${counts['critical']}`,
        `High,${counts['high']}`,
        `Medium,${counts['medium']}`,
        `Low,${counts['low']}`,
        '',
      ]);
      await press(page, 'Open by age, show as table');
      await press(page, 'By status, show as table');
      await press(page, 'By category, show as table');
      await expectAccessible();
    });
  },
);

test('a bar opens the queue with what it counts', async ({ page }) => {
  await page.goto('/insights');
  const bar = page.getByRole('region', { name: 'By priority' }).getByRole('link', { name: /^Critical/ });

  await bar.click();
  await expect(page).toHaveURL(/\/queue\?priority=critical$/);
  await page.goBack();
  await bar.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/queue\?priority=critical$/);
  await page.goBack();

  await page
    .getByRole('region', { name: 'By status' })
    .getByRole('link', { name: /^In progress/ })
    .click();
  await expect(page).toHaveURL(/\/queue\?status=in_progress$/);
  await page.goBack();

  await page
    .getByRole('region', { name: 'Open by age' })
    .getByRole('link', { name: /^1–6 days/ })
    .click();
  await expect(page).toHaveURL(/\/queue\?status=open&created_from=[\d-]{10}&created_to=[\d-]{10}$/);
});

test(
  'a day of a chart opens the queue with the tickets of that day',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    const title = `Today ${Date.now()}`;
    await request.post('/api/tickets/', { data: { title, description: 'It came today.' } });
    await page.goto('/insights');
    const figures = page.getByRole('region', { name: 'Created and resolved' });

    await test.step('in the drawing', async () => {
      const drawing = figures.getByRole('img').locator('svg');
      // The button beside it has a drawing of its own, and this one comes when its library is there.
      await expect(drawing).toBeVisible();
      const { width = 0, height = 0 } = (await drawing.boundingBox()) ?? {};
      await drawing.click({ position: { x: width - 24, y: height / 2 } });
      await expect(page).toHaveURL(/\/queue\?created_from=([\d-]{10})&created_to=\1$/);
      await expect(page.getByText(title)).toBeVisible();
      await expectAccessible();
      await page.getByRole('button', { name: /^Created .*: remove this filter$/ }).click();
      await expect(page).toHaveURL(/\/queue$/);
      await page.goBack();
      await page.goBack();
    });

    await test.step('in the table', async () => {
      await press(page, 'Created and resolved, show as table');
      await expectAccessible();
      await figures.getByRole('rowheader').last().getByRole('link').click();
      await expect(page).toHaveURL(/\/queue\?created_from=([\d-]{10})&created_to=\1$/);
      await expect(page.getByText(title)).toBeVisible();
    });
  },
);

test('a part that fails says so alone, and old figures stay', { tag: '@looks' }, async ({ page, expectAccessible }) => {
  await page.route(/\/stats\/\?from=.*(?<!status=open)$/, (route) => route.abort());
  await page.goto('/insights');
  await expect(page.getByRole('heading', { name: 'These days could not be loaded' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'By priority' }).getByRole('link', { name: /^Low/ })).toBeVisible();
  await expectAccessible();

  await page.unroute(/\/stats\/\?from=.*(?<!status=open)$/);
  await flow(page).getByRole('button', { name: 'Try again' }).click();
  await expect(chart(page)).toBeVisible();

  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toHaveText('The server could not be reached. Check your connection.');
  await expect(page.getByText('These figures are less than a minute old.')).toBeVisible();
  await expect(chart(page)).toBeVisible();
  await expectAccessible();
});

test('a chart that cannot be loaded is a table, and a reload is offered once it helps', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/queue');
  await page.waitForLoadState('networkidle'); // the page of the figures is loaded ahead, its charts are not
  await page.route('**/*.js', (route) => route.abort());
  await page.route('**/', (route) => (route.request().method() === 'HEAD' ? route.abort() : route.fallback()));
  await page.getByRole('link', { name: 'Insights', exact: true }).click();
  await expect(flow(page)).toContainText('The chart could not be loaded. These are its figures.');
  await expect(flow(page).getByRole('table').getByRole('row')).toHaveCount(31);
  const reload = flow(page).getByRole('button', { name: 'Reload the page' });
  await expect(reload).toHaveCount(0);
  await expectAccessible();

  await page.unroute('**/'); // the server is back, and has another build
  await page.evaluate(() => window.dispatchEvent(new Event('online'))); // the stream is asked for again
  await expect(reload).toBeVisible();
  await page.unroute('**/*.js');
  await reload.click();
  await expect(chart(page)).toBeVisible();
});

test('the chart follows the theme', { tag: '@looks' }, async ({ page }) => {
  await page.goto('/insights');
  const inks = { light: 'rgb(8, 103, 127)', dark: 'rgb(136, 209, 236)' };
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(chart(page).locator(`path[stroke="${inks[colorScheme]}"]`).first()).toBeVisible();
  }
});

test.describe('far from Greenwich', () => {
  test.use({ timezoneId: 'Pacific/Kiritimati' });

  test('the days are those of the browser', async ({ page }) => {
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Pacific/Kiritimati' }).format();
    const asked = page.waitForRequest((request) => request.url().includes(`to=${today}&`));
    await page.goto('/insights');
    expect(new URL((await asked).url()).searchParams.get('time_zone')).toBe('Pacific/Kiritimati');
    await expect(flow(page)).toContainText('in the time of Pacific/Kiritimati');

    await press(page, 'Created and resolved, show as table');
    const last = flow(page).getByRole('row').last();
    await expect(last.getByRole('rowheader')).toContainText(String(Number(today.slice(8))));
    await expect(last.getByRole('cell').first()).not.toHaveText('0');
  });
});

function flow(page: Page): Locator {
  return page.getByRole('region', { name: 'Created and resolved', exact: true });
}

/** Drawn, not only announced. */
function chart(page: Page): Locator {
  return flow(page)
    .getByRole('img')
    .filter({ has: page.locator('svg path') });
}

/** As somebody does who has no mouse. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** @returns name and lines of the file that the button gives */
async function save(page: Page, name: string): Promise<[string, string[]]> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
  return [download.suggestedFilename(), await linesOf(download)];
}

async function linesOf(download: Download): Promise<string[]> {
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return text.slice(1).split('\r\n');
}

async function read(request: APIRequestContext): Promise<Stats> {
  return (await (await request.get('/api/tickets/stats/')).json()) as Stats;
}
