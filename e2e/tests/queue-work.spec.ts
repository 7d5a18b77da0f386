import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { Client } from 'pg';
import { expect, expectOverlayAccessible, test } from '../support/test.ts';

/** From this width on the queue is a table with keys, below it is cards to tap. */
const TABLE = 840;

test(
  'many tickets are changed at once, and all of it is undone',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    const word = await addTickets(request, 'many', 30);
    await page.goto(`/queue?search=${word}`);
    await select(page, 2);
    const bar = page.getByRole('toolbar', { name: 'Selected tickets' });
    await expect(bar).toContainText('2 selected');
    await expectAccessible();

    await bar.getByRole('button', { name: 'Select all 30' }).click();
    await expect(bar).toContainText('30 selected');
    await bar.getByRole('button', { name: 'Status' }).click();
    await expectOverlayAccessible(page);
    await page.getByRole('menuitem', { name: 'Resolved' }).click();

    await expect(message(page)).toContainText('30 tickets set to Resolved.');
    await expect(ticket(page).first()).toContainText('Resolved');

    await message(page).getByRole('button', { name: 'Undo' }).click();
    await expect(message(page)).toContainText('Undone. 30 tickets are back as before.');
    await expect(ticket(page).first()).toContainText('Open');
    expect(await countOf(request, word, 'open')).toBe(30);
  },
);

test(
  'a change that is under way shows how far it is, also after a reload',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    const word = await addTickets(request, 'way', 3);
    await page.goto(`/queue?search=${word}`);
    // The server is done at once; here it looks as if it were not.
    let looksUnderWay = true;
    await page.route('**/api/tickets/bulk/*/', async (route) => {
      if (!looksUnderWay) return route.continue();
      const response = await route.fetch();
      const change = (await response.json()) as object;
      await route.fulfill({
        response,
        json: { ...change, state: 'running', ended_at: null, progress: { done: 412, of: 1_284 } },
      });
    });
    await select(page, 2);
    const bar = page.getByRole('toolbar', { name: 'Selected tickets' });
    await bar.getByRole('button', { name: 'Priority' }).click();
    await page.getByRole('menuitem', { name: 'High' }).click();
    await expect(bar).toContainText(/Setting priority to High ?412 of 1,284/);
    await expect(bar.getByRole('progressbar', { name: 'Progress of the change' })).toBeVisible();
    await expect(ticket(page).first()).toContainText('High');
    await expectAccessible();

    await page.reload();
    await expect(bar).toContainText(/Setting priority to High ?412 of 1,284/);
    looksUnderWay = false;
    await expect(message(page)).toContainText('2 tickets set to High.');
    expect(await countOf(request, word, undefined, 'high')).toBe(2);
  },
);

test('a long change stops when asked, and what it did is undone', async ({ page, request, product }, { project }) => {
  test.skip(project.name !== 'desktop', 'neither width nor theme makes a difference');
  const word = `long${Date.now().toString(36)}`;
  // Three batches, of which the second one waits until somebody has stopped the change, on any machine.
  await importTickets(request, word, 600);
  const letGo = await holdTicket(product.databaseUrl, `${word} 300`);
  await page.goto(`/queue?search=${word}`);
  await select(page, 1);
  const bar = page.getByRole('toolbar', { name: 'Selected tickets' });
  await bar.getByRole('button', { name: /^Select all/ }).click();
  await bar.getByRole('button', { name: 'Priority' }).click();
  await page.getByRole('menuitem', { name: 'High' }).click();
  await expect(bar).toContainText('250 of 600');
  const asked = page.waitForResponse(/\/cancel\/$/);
  await bar.getByRole('button', { name: 'Cancel' }).click();
  await asked;
  await letGo();

  // with the second batch, or without it where it had waited for too long
  await expect(message(page)).toContainText(/Stopped after (500|250) of 600\./);
  expect(await countOf(request, word, undefined, 'medium')).toBeGreaterThan(0);
  await page.keyboard.press('z');
  await expect(message(page)).toContainText('Undone.', { timeout: 90_000 });
  expect(await countOf(request, word, undefined, 'high')).toBe(0);
});

test(
  'two people set the same field: both values are told, and nothing is lost',
  { tag: '@looks' },
  async ({ page, context, request, expectAccessible }) => {
    const word = await addTickets(request, 'both', 2);
    const other = await context.newPage();
    // Changes that arrive by themselves would leave no conflict to tell.
    for (const each of [page, other]) await each.route('**/api/events/', (route) => route.abort('failed'));
    await page.goto(`/queue?search=${word}`);
    await other.goto(`/queue?search=${word}`);
    await expect(ticket(page)).toHaveCount(2);

    await test.step('another field of the same ticket is no conflict', async () => {
      await setField(other, ticket(other).first(), 'Priority', 'Low');
      await expect(message(other)).toContainText('is now Low.');
      await setField(page, ticket(page).first(), 'Status', 'In progress');
      await expect(message(page)).toContainText('is now In progress.');
      await expect(ticket(page).first()).toContainText('Low');
    });

    await test.step('the same field is', async () => {
      await other.reload();
      await setField(other, ticket(other).first(), 'Status', 'Closed');
      await expect(message(other)).toContainText('is now Closed.');
      await setField(page, ticket(page).first(), 'Status', 'Resolved');
      const told = 'Status: you chose Resolved. An agent set it to Closed a moment ago.';
      await expect(message(page).getByRole('alert')).toContainText(told);
      await expect(ticket(page).first()).toContainText(told);
      await expect(status(ticket(page).first())).toContainText('Closed');
      await expectAccessible();

      await ticket(page).first().getByRole('link').click();
      await expect(page.locator('td-ticket-panel').getByRole('group', { name: told })).toContainText('Set mine');
      await expectAccessible();
      await page.goBack();
    });

    await test.step('theirs is kept, or mine is set', async () => {
      await ticket(page).first().getByRole('button', { name: 'Keep theirs' }).click();
      await expect(ticket(page).first()).not.toContainText('you chose');
      expect(await countOf(request, word, 'closed')).toBe(1);

      await setField(other, ticket(other).last(), 'Status', 'Closed');
      await expect.poll(() => countOf(request, word, 'closed')).toBe(2);
      await setField(page, ticket(page).last(), 'Status', 'Resolved');
      await message(page).getByRole('button', { name: 'Set mine' }).click();
      await expect(message(page)).toContainText('is now Resolved.');
      expect(await countOf(request, word, 'resolved')).toBe(1);
    });

    await test.step('what they set since is not undone', async () => {
      await setField(other, ticket(other).last(), 'Priority', 'Critical');
      await expect(message(other)).toContainText('is now Critical.');
      await page.reload();
      await expect(ticket(page).last()).toContainText('Critical');
    });
  },
);

test('a change is undone by its message', async ({ page, request }) => {
  const word = await addTickets(request, 'undo', 1);
  await page.goto(`/queue?search=${word}`);
  await setField(page, ticket(page), 'Status', 'Resolved');
  await message(page).getByRole('button', { name: 'Undo' }).click();

  await expect(message(page)).toContainText('is Open again');
  await expect(status(ticket(page))).toContainText('Open');
  expect(await countOf(request, word, 'open')).toBe(1);
});

test('the keyboard alone selects, changes, resolves and undoes', async ({ page, request }) => {
  test.skip((page.viewportSize()?.width ?? 0) < TABLE, 'keys belong to the table');
  const word = await addTickets(request, 'keys', 6);
  await page.goto(`/queue?search=${word}`);
  await expect(ticket(page)).toHaveCount(6);

  for (const key of ['j', 'j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key);
  await expect(page.getByRole('row', { selected: true })).toHaveCount(3);
  const focused = page.locator('tr:focus');
  await expect(focused).toContainText(`${word} 3`);

  await test.step('the key that closes the palette is not one of the page', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
    await expect(focused).toContainText(`${word} 3`);
    await expect(page.getByRole('row', { selected: true })).toHaveCount(3);
  });

  // without a look at the menu, as whoever knows the keys types them
  for (const key of ['s', '2']) await page.keyboard.press(key);
  await expect(message(page)).toContainText('3 tickets set to In progress.');
  await expect(focused).toContainText(`${word} 3`);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+S');
  await expect(message(page)).toContainText('is now Resolved.');
  await expect(focused).toContainText(`${word} 1`);

  await page.keyboard.press('z');
  await expect(message(page)).toContainText('is Open again');
  await page.keyboard.press('z');
  await expect(message(page)).toContainText('Undone. 3 tickets are back as before.');
  expect(await countOf(request, word, 'open')).toBe(6);

  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/queue\/\d+/);
  await page.keyboard.press('Escape');
  await expect(focused).toContainText(`${word} 1`);
});

test('a long list draws only what is in sight, and the focus is never lost', async ({ page, request }) => {
  test.skip((page.viewportSize()?.width ?? 0) < TABLE, 'cards have a test of their own');
  const word = `tall${Date.now().toString(36)}`;
  await importTickets(request, word, 1_200);
  const rows = Number((await request.get('/api/tickets/?limit=1')).headers()['x-total-count']) + 1;
  await page.goto('/queue');
  const grid = page.getByRole('grid', { name: 'Tickets' });
  const scroller = page.locator('.scroller');
  await expect(grid).toHaveAttribute('aria-rowcount', String(rows));
  await page.keyboard.press('j');
  const first = page.locator('tr:focus');
  await expect(first).toHaveAttribute('aria-rowindex', '2');
  const title = await first.getByRole('link').textContent();

  await test.step('scrolled far', async () => {
    await expect(async () => {
      await scroller.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      expect(Number(await ticket(page).last().getAttribute('aria-rowindex'))).toBeGreaterThan(1_100);
    }).toPass({ timeout: 30_000 });
    expect(await ticket(page).count()).toBeLessThan(100);
    await expect(grid).toBeFocused();
  });

  await test.step('the row gets its focus back', async () => {
    await scroller.evaluate((element) => element.scrollTo({ top: 0 }));
    await expect(first).toContainText(title ?? '');
    await scroller.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await expect(grid).toBeFocused();
    await page.keyboard.press('j');
    await expect(first).toHaveAttribute('aria-rowindex', '3');
    await expect(first).toBeInViewport();
  });

  await test.step('it is where it was for whoever comes back, and tells what happened meanwhile', async () => {
    await scroller.evaluate((element) => element.scrollTo({ top: 20_000 }));
    const seen = page.locator('tr[aria-rowindex="410"]');
    await expect(seen).toBeInViewport();
    const href = (await seen.getByRole('link').getAttribute('href')) ?? '';
    const id = /\/queue\/(\d+)/.exec(href)?.[1];
    await page.getByRole('link', { name: 'Submit', exact: true }).click();
    await expect(page.getByLabel('Title')).toBeVisible();
    expect((await request.patch(`/api/tickets/${id}/`, { data: { status: 'closed' } })).status()).toBe(200);
    await addTickets(request, word, 1);
    await page.goBack();
    await expect(seen).toBeInViewport();
    await expect(seen).toContainText('Closed');
    await expect(page.getByRole('button', { name: /\d new tickets?/ })).toBeVisible();
  });
});

test('a long list of cards draws only what is in sight, and stays where it was', async ({ page, request }) => {
  test.skip((page.viewportSize()?.width ?? 0) >= TABLE, 'rows have a test of their own');
  const word = `long${Date.now().toString(36)}`;
  await importTickets(request, word, 600);
  await page.goto(`/queue?search=${word}`);
  await expect(ticket(page).first()).toHaveAttribute('aria-posinset', '1');

  await test.step('scrolled far', async () => {
    await expect(async () => {
      await page.evaluate(() => {
        scrollTo({ top: document.documentElement.scrollHeight });
      });
      await expect(ticket(page).last()).toHaveAttribute('aria-posinset', '600', { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    expect(await ticket(page).count()).toBeLessThan(60);
  });

  await test.step('a ticket leads back to its card', async () => {
    await page.evaluate(() => {
      scrollTo({ top: 40_000 });
    });
    const seen = page.locator('li[aria-posinset="247"]');
    await expect(seen).toBeInViewport();
    const { y } = (await seen.boundingBox()) ?? { y: 0 };
    await seen.getByRole('link').click();
    await expect(page.getByRole('heading', { name: `${word} 354` })).toBeFocused();
    await page.getByRole('button', { name: 'Back to the queue' }).click();
    await expect(seen).toBeFocused();
    await expect.poll(async () => Math.abs(((await seen.boundingBox())?.y ?? 0) - y)).toBeLessThan(2);
  });
});

test('from ticket to ticket the list goes on where its first page ends', async ({ page, request }) => {
  const word = `walk${Date.now().toString(36)}`;
  await importTickets(request, word, 60);
  const tickets = (await (await request.get(`/api/tickets/?search=${word}&limit=60`)).json()) as { id: number }[];
  await page.goto(`/queue/${tickets[48]?.id}?search=${word}`);
  for (const { id } of tickets.slice(49, 53)) {
    await page.getByRole('button', { name: 'Next ticket' }).click();
    await expect(page).toHaveURL(new RegExp(`/queue/${id}\\?`));
  }
});

test('columns and order are chosen and kept', { tag: '@looks' }, async ({ page, request }) => {
  test.skip((page.viewportSize()?.width ?? 0) < TABLE, 'cards have no columns');
  const word = await addTickets(request, 'cols', 3);
  await page.goto(`/queue?search=${word}`);
  await expect(ticket(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Choose columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Suggestion' }).click();
  await expectOverlayAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Suggestion' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Order: Newest' }).click();
  await expectOverlayAccessible(page);
  await page.getByRole('menuitemradio', { name: 'Oldest' }).click();
  await expect(page).toHaveURL(/order=oldest/);
  await expect(ticket(page).first()).toContainText(`${word} 1`);

  await page.reload();
  await expect(ticket(page).first()).toContainText(`${word} 1`);
  await expect(page.getByRole('columnheader', { name: 'Suggestion' })).toHaveCount(0);
});

test(
  'a filter tells how many tickets each value has',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    await addTickets(request, 'facet', 2);
    const stats = (await (await request.get('/api/tickets/stats/?status=open')).json()) as {
      priority_breakdown: { medium: number };
    };
    await page.goto('/queue?status=open');
    await page.getByRole('button', { name: 'Priority', exact: true }).click();
    const count = stats.priority_breakdown.medium.toLocaleString('en');
    await expect(page.getByRole('option', { name: `Medium ${count} tickets` })).toBeVisible();
    await expectAccessible();

    await page.getByRole('option', { name: /^Medium/ }).click();
    await expect(page.getByRole('button', { name: `Show ${count}` })).toBeVisible();
  },
);

test(
  'filters are saved as views, for oneself and for all, renamed and deleted',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }, { project }) => {
    test.skip((page.viewportSize()?.width ?? 0) < TABLE, 'a menu takes their place on small screens');
    const name = `Billing ${project.name} ${Date.now().toString(36)}`;
    const views = page.getByRole('navigation', { name: 'Views' });
    await page.goto('/queue?category=billing&order=oldest');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await expectAccessible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(views.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    await expectAccessible();

    await views.getByRole('link', { name: 'All open' }).click();
    await expect(page).toHaveURL(/status=open,in_progress|status=open%2Cin_progress/);
    await page.reload();
    await views.getByRole('link', { name }).click();
    await expect(page).toHaveURL(/category=billing&order=oldest/);
    await page.getByRole('button', { name: `Change the view ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(views.getByRole('link', { name })).toHaveCount(0);
    await page.keyboard.press('z');
    await expect(views.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    await page.getByRole('button', { name: `Change the view ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(views.getByRole('link', { name })).toHaveCount(0);

    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByLabel('All agents').check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(views.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    const shared = (await (await request.get('/api/views/')).json()) as { name: string; filters: { order: string } }[];
    expect(shared.find((view) => view.name === name)?.filters.order).toBe('oldest');
    await page.getByRole('button', { name: `Change the view ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(`${name} again`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(views.getByRole('link', { name: `${name} again` })).toBeVisible();
  },
);

/** Open tickets of medium priority, all with a word of their own, numbered from 1. */
async function addTickets(request: APIRequestContext, name: string, count: number): Promise<string> {
  const word = `${name}${Date.now().toString(36)}`;
  for (let number = 1; number <= count; number++) {
    const data = { title: `${word} ${number}`, description: 'x', category: 'general', priority: 'medium' };
    expect((await request.post('/api/tickets/', { data })).status()).toBe(201);
  }
  return word;
}

async function importTickets(request: APIRequestContext, word: string, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({ title: `${word} ${index + 1}`, description: 'x', category: 'general', priority: 'medium' }),
  );
  const headers = { 'Content-Type': 'application/x-ndjson' };
  const asked = await request.post('/api/tickets/import/', { headers, data: lines.join('\n') });
  expect(asked.status()).toBe(202);
  const { id } = (await asked.json()) as { id: number };
  await expect
    .poll(async () => ((await (await request.get(`/api/tickets/import/${id}/`)).json()) as { state: string }).state, {
      timeout: 120_000,
    })
    .toBe('completed');
}

/** Keeps everybody else from changing the ticket with this title, until the returned function is called. */
async function holdTicket(databaseUrl: string, title: string): Promise<() => Promise<void>> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query('BEGIN');
  const { rowCount } = await database.query('SELECT FROM ticket WHERE title = $1 FOR UPDATE', [title]);
  expect(rowCount).toBe(1);
  return () => database.end();
}

async function countOf(request: APIRequestContext, word: string, status?: string, priority?: string): Promise<number> {
  const params = { search: word, limit: 1, ...(status && { status }), ...(priority && { priority }) };
  return Number((await request.get('/api/tickets/', { params })).headers()['x-total-count']);
}

/** The first tickets of the list: by their boxes in the table, by a tap in the mode for it on cards. */
async function select(page: Page, count: number): Promise<void> {
  const isTable = (page.viewportSize()?.width ?? 0) >= TABLE;
  // the mode ends with the list that it was chosen for
  await expect(ticket(page).nth(count - 1)).toBeVisible();
  if (!isTable) await page.getByRole('button', { name: 'Select tickets' }).click();
  for (let index = 0; index < count; index++) {
    const each = ticket(page).nth(index);
    await (isTable ? each.getByRole('checkbox') : each.getByRole('link')).click();
  }
}

async function setField(page: Page, row: Locator, field: string, value: string): Promise<void> {
  await row.getByRole('button', { name: new RegExp(`^${field}`) }).click();
  await page.getByRole('menuitemradio', { name: value }).click();
}

function status(row: Locator): Locator {
  return row.getByRole('button', { name: /^Status/ });
}

function message(page: Page): Locator {
  return page.locator('mat-snack-bar-container').last();
}

/** A row of the table, or a card where there is no room for one. */
function ticket(page: Page): Locator {
  return page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .or(page.getByRole('list', { name: 'Tickets' }).getByRole('listitem'));
}
