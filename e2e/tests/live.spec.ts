import type { APIRequestContext, BrowserContext, Locator, Page } from '@playwright/test';
import { startRestartableProduct } from '../support/restartable-product.ts';
import { expect, expectAccessible, test as base } from '../support/test.ts';

interface Fixtures {
  /** A page of a browser of its own; what its console says is not looked at, since connections are broken here. */
  open: (url: string) => Promise<Page>;
}

const test = base.extend<Fixtures>({
  open: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (url) => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(url);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

/** A change is seen elsewhere in less, in milliseconds. */
const AT_ONCE = 1_000;

const ONE_PROJECT = 'neither layout nor theme makes a difference';

test('a change in one browser appears in the other in under a second', async ({ open, request }, { project }) => {
  test.skip(project.name !== 'desktop', ONE_PROJECT);
  const word = await addTickets(request, 'swift', 2);
  const [one, other] = [await open(`/queue?search=${word}`), await open(`/queue?search=${word}`)];
  await expect(ticket(one)).toHaveCount(2);
  await expect(ticket(other)).toHaveCount(2);
  await expectLive(other);

  await test.step('in the list', async () => {
    for (const status of ['In progress', 'Resolved', 'Open']) {
      await status1(one).click();
      const chosen = whenChosen(one);
      const seen = whenRowSays(other, status);
      await one.getByRole('menuitemradio', { name: status }).click();
      const took = (await seen) - (await chosen);
      test.info().annotations.push({ type: 'measured', description: `${status}: ${took} ms` });
      expect(took).toBeLessThan(AT_ONCE);
    }
  });

  await test.step('in the ticket that is open', async () => {
    await ticket(other).first().getByRole('link').click();
    const panel = other.getByRole('complementary', { name: 'Open ticket' });
    await expect(panel.getByRole('button', { name: /^Priority/ })).toContainText('Medium');
    await ticket(one)
      .first()
      .getByRole('button', { name: /^Priority/ })
      .click();
    await one.getByRole('menuitemradio', { name: 'Critical' }).click();
    await expect(panel.getByRole('button', { name: /^Priority/ })).toContainText('Critical', { timeout: AT_ONCE });
  });

  await test.step('a row that stops matching stays, and the number of tickets moves', async () => {
    await other.goto(`/queue?search=${word}&status=open`);
    await expect(ticket(other)).toHaveCount(2);
    await expect(other.locator('.count')).toHaveText('2 tickets');
    await expectLive(other);
    await setStatus(one, 'Closed');
    await expect(ticket(other).first()).toContainText('Closed');
    await expect(ticket(other).first()).toHaveClass(/muted/);
    await expect(other.locator('.count')).toHaveText('1 ticket');
    await expect(ticket(other)).toHaveCount(2);
  });

  await test.step('a ticket that is deleted stays, muted, until the list is read again', async () => {
    const id = await idOf(request, `${word} 1`);
    expect((await request.delete(`/api/tickets/${id}/`)).status()).toBe(204);
    await expect(ticket(other).last()).toHaveClass(/muted/);
    await other.getByRole('button', { name: 'Refresh the list' }).click();
    await expect(other.getByText('No ticket matches these filters')).toBeVisible();
  });
});

test('new tickets wait until they are asked for', { tag: '@looks' }, async ({ open, request }) => {
  const word = await addTickets(request, 'fresh', 40);
  const page = await open(`/queue?search=${word}&status=open`);
  await expect(ticket(page).first()).toContainText(`${word} 40`);
  await expectLive(page);
  const pill = newTickets(page);

  await addTickets(request, word, 3, 41);
  await request.post('/api/tickets/', { data: newTicket('Something else') });
  await expect(pill).toHaveText('3 new tickets');
  await expect(ticket(page).first()).toContainText(`${word} 40`);
  await expectAccessible(page);
  await pill.click();
  await expect(ticket(page).first()).toContainText(`${word} 43`);
  await expect(pill).toBeHidden();
});

test('new tickets are shown by a key, and neither row nor place is lost', async ({ open, request }, { project }) => {
  test.skip(project.name !== 'desktop', 'keys belong to the table');
  const word = await addTickets(request, 'keys', 40);
  const page = await open(`/queue?search=${word}&status=open`);
  await expect(ticket(page).first()).toContainText(`${word} 40`);
  await expectLive(page);
  const pill = newTickets(page);

  for (let pressed = 0; pressed < 25; pressed++) await page.keyboard.press('j');
  const row = page.locator('tr:focus');
  const title = await row.getByRole('link').textContent();
  const before = await row.boundingBox();
  expect(await page.locator('.scroller').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  await addTickets(request, word, 2, 41);
  await expect(pill).toHaveText('2 new tickets');
  await page.keyboard.press('u');
  await expect(pill).toBeHidden();
  await expect(row.getByRole('link')).toHaveText(title ?? '');
  const after = await row.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? -100))).toBeLessThan(2);
  await page.locator('.scroller').evaluate((element) => element.scrollTo({ top: 0 }));
  await expect(ticket(page).first()).toContainText(`${word} 42`);
});

test('a change that crosses another one is told, and nothing is lost', async ({ open, request }, { project }) => {
  test.skip(project.name !== 'desktop', ONE_PROJECT);
  const word = await addTickets(request, 'cross', 1);
  const page = await open(`/queue?search=${word}`);
  await expectLive(page);
  const id = await idOf(request, `${word} 1`);
  // Somebody else is faster by the time that this request is held up on its way.
  await page.route(`**/api/tickets/${id}/`, async (route) => {
    if (route.request().method() === 'PATCH' && (await versionOf(request, id)) === 1) {
      await request.patch(`/api/tickets/${id}/`, { data: { status: 'closed', priority: 'low' } });
      await page.waitForTimeout(300); // the event arrives before the refusal
    }
    await route.continue();
  });
  await setStatus(page, 'Resolved');
  const told = 'Status: you chose Resolved. An agent set it to Closed a moment ago.';
  await expect(page.getByRole('alert')).toContainText(told);
  await expect(status1(page)).toContainText('Closed');
  await expect(ticket(page)).toContainText('Low');
  await ticket(page).getByRole('button', { name: 'Set mine' }).click();
  await expect(status1(page)).toContainText('Resolved');
  await expect.poll(async () => (await read(request, id)).status).toBe('resolved');
  expect((await read(request, id)).priority).toBe('low');
});

test('the server is killed and comes back: no event is lost or doubled, and a text is kept', async ({ browser }, {
  project,
}) => {
  test.skip(project.name !== 'desktop', ONE_PROJECT);
  test.setTimeout(180_000);
  const product = await startRestartableProduct();
  try {
    const context = await browser.newContext({ baseURL: product.url });
    const { request } = context;
    const word = await addTickets(request, 'crash', 3);
    const queue = await context.newPage();
    await recordEvents(queue);
    await queue.goto(`/queue?search=${word}`);
    await expect(ticket(queue)).toHaveCount(3);
    await expectLive(queue);
    const submit = await context.newPage();
    await submit.goto('/submit');
    await submit.getByLabel('Title').fill('Half a sentence');
    await submit.getByLabel('What happened?').fill('It began this mor');

    await product.kill();
    await expect(state(queue)).toHaveText('Reconnecting');
    await expect(queue.getByText('changes need a connection')).toBeVisible();
    await expect(ticket(queue)).toHaveCount(3);
    await product.start();
    const id = await idOf(request, `${word} 1`);
    for (const status of ['in_progress', 'resolved', 'closed']) {
      expect((await request.patch(`/api/tickets/${id}/`, { data: { status } })).ok()).toBe(true);
    }
    await addTickets(request, word, 2, 4);
    await expectLive(queue);
    await expect(ticket(queue).last()).toContainText('Closed');
    await expect(queue.getByRole('button', { name: '2 new tickets' })).toBeVisible();
    await expect(queue.getByText('changes need a connection')).toBeHidden();

    await setStatus(queue, 'Resolved');
    await expect.poll(async () => (await read(request, id + 2)).status).toBe('resolved');
    await expect.poll(async () => (await eventsOf(queue)).length).toBe(6);
    const events = await eventsOf(queue);
    expect(events.filter(({ ticket_id: of }) => of === id).map(({ version }) => version)).toEqual([2, 3, 4]);
    expect(events.filter(({ kind }) => kind === 'created')).toHaveLength(2);

    await expect(submit.getByLabel('Title')).toHaveValue('Half a sentence');
    await expect(submit.getByLabel('What happened?')).toHaveValue('It began this mor');
    await expectLive(submit);
    await context.close();
  } finally {
    await product.stop();
  }
});

test(
  'without a connection one can read, and nothing that was written is lost',
  { tag: '@looks' },
  async ({ open, request }) => {
    const word = await addTickets(request, 'away', 3);
    const page = await open(`/queue?search=${word}`);
    const context = page.context();
    await expect(ticket(page)).toHaveCount(3);
    await expectLive(page);
    await expectAccessible(page);

    await test.step('the server does not answer', async () => {
      await page.route('**/api/**', (route) => route.abort('connectionrefused'));
      await page.evaluate(() => window.dispatchEvent(new Event('offline'))); // the stream is asked for again
      await expect(state(page)).toHaveText('Reconnecting');
      await expect(page.getByText('Connection lost. You can go on reading; changes need a connection.')).toBeVisible();
      await expectAccessible(page);
      const asked = page.waitForRequest('**/api/events/**');
      await page.getByRole('button', { name: 'Try now' }).click();
      await asked;
      await page.unroute('**/api/**');
      await expectLive(page);
    });

    await test.step('the network is gone', async () => {
      await context.setOffline(true);
      await expect(state(page)).toHaveText('Offline');
      await expect(page.getByText('Offline. You can go on reading; changes need a connection.')).toBeVisible();
      await expectAccessible(page);
      await setStatus(page, 'Closed');
      await expect(page.locator('mat-snack-bar-container')).toContainText('was not saved');
      await expect(status1(page)).toContainText('Open');
      await page.locator('mat-snack-bar-container').getByRole('button', { name: 'Dismiss' }).click();
    });

    await test.step('the last list is there, and a text that is being written stays', async () => {
      await page.getByRole('link', { name: 'Submit', exact: true }).click();
      await page.getByLabel('Title').fill('Half a sentence');
      await page.getByRole('link', { name: 'Queue', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'The tickets could not be loaded' })).toBeVisible();
      await page.goBack();
      await expect(page.getByLabel('Title')).toHaveValue('Half a sentence');
      await page.goBack();
      await expect(ticket(page)).toHaveCount(3);
      await expectAccessible(page);
    });

    await test.step('it goes on by itself', async () => {
      const id = await idOf(request, `${word} 3`);
      await request.patch(`/api/tickets/${id}/`, { data: { status: 'resolved' } });
      await context.setOffline(false);
      await expectLive(page);
      await expect(ticket(page).first()).toContainText('Resolved');
      await expect(page.getByText('There is no connection.')).toBeHidden();
    });
  },
);

test(
  'the list of the last time is shown when the server is away',
  { tag: '@looks' },
  async ({ open, request }, { project }) => {
    test.skip(project.name !== 'desktop', 'cards say the same');
    const word = await addTickets(request, 'last', 3);
    const page = await open(`/queue?search=${word}`);
    await expect(ticket(page)).toHaveCount(3);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('triagedesk-last-list'))).toContain(word);
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await page.reload();
    await expect(page.getByText('This is the beginning of the list as it was a moment ago.')).toBeVisible();
    await expect(ticket(page)).toHaveCount(3);
    await expect(state(page)).toHaveText('Reconnecting');
    await expectAccessible(page);

    await page.unroute('**/api/**'); // it goes on by itself
    await expect(page.getByText('This is the beginning of the list')).toBeHidden();
    await expect(ticket(page)).toHaveCount(3);
  },
);

test('figures follow by themselves', async ({ open, request }, { project }) => {
  test.skip(project.name !== 'desktop', ONE_PROJECT);
  const page = await open('/insights');
  await expectLive(page);
  const total = async () =>
    ((await (await request.get('/api/tickets/stats/')).json()) as { total_tickets: number }).total_tickets;
  await addTickets(request, 'figure', 1);
  await expect(page.getByRole('main')).toContainText((await total()).toLocaleString('en'));
  await addTickets(request, 'figure', 2);
  await expect(page.getByRole('main')).toContainText((await total()).toLocaleString('en'));
});

const newTickets = (page: Page): Locator => page.getByRole('button', { name: /new tickets?$/ });
const state = (page: Page): Locator => page.locator('td-connection-state');

async function expectLive(page: Page): Promise<void> {
  await expect(state(page)).toHaveText('Live');
}

/** Rows of the table, or cards on a small screen. */
function ticket(page: Page): Locator {
  return page.locator('tr.mat-mdc-row, td-ticket-cards li');
}

function status1(page: Page): Locator {
  return ticket(page)
    .first()
    .getByRole('button', { name: /^Status/ });
}

async function setStatus(page: Page, status: string): Promise<void> {
  await status1(page).click();
  await page.getByRole('menuitemradio', { name: status }).click();
}

/** The moment of the next click, by the clock of the machine. */
async function whenChosen(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener('click', () => resolve(Date.now()), { capture: true, once: true });
      }),
  );
}

/** The moment at which the first row shows a text. */
async function whenRowSays(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const row = document.querySelector('tr.mat-mdc-row');
          if (row?.textContent.includes(wanted)) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    text,
  );
}

interface Told {
  readonly ticket_id: number;
  readonly kind: string;
  readonly version: number;
}

/** Notes each event that arrives in the page. */
async function recordEvents(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    const Native = window.EventSource;
    window.EventSource = class extends Native {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('ticket', ({ data }: MessageEvent<string>) => told.push(JSON.parse(data)));
      }
    };
  });
}

async function eventsOf(page: Page): Promise<readonly Told[]> {
  return page.evaluate(() => (window as unknown as { told: Told[] }).told);
}

const newTicket = (title: string) => ({ title, description: 'x', category: 'general', priority: 'medium' });

/** Open tickets of medium priority, all with a word of their own, numbered. */
async function addTickets(request: APIRequestContext, name: string, count: number, from = 1): Promise<string> {
  const word = from === 1 ? `${name}${Date.now().toString(36)}` : name;
  for (let number = from; number < from + count; number++) {
    const answer = await request.post('/api/tickets/', { data: newTicket(`${word} ${number}`) });
    expect(answer.status()).toBe(201);
  }
  return word;
}

async function idOf(request: APIRequestContext, title: string): Promise<number> {
  const found = await request.get('/api/tickets/', { params: { search: title.split(' ')[0] ?? '', limit: 200 } });
  const tickets = (await found.json()) as { id: number; title: string }[];
  return tickets.find((each) => each.title === title)?.id ?? NaN;
}

async function read(request: APIRequestContext, id: number) {
  return (await (await request.get(`/api/tickets/${id}/`)).json()) as {
    status: string;
    priority: string;
    version: number;
  };
}

async function versionOf(request: APIRequestContext, id: number): Promise<number> {
  return (await read(request, id)).version;
}
