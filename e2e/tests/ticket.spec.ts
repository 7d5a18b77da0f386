import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

interface Sent {
  readonly id: number;
  readonly title: string;
}

/** From this width on the ticket lies beside or over the list. */
const TABLE = 840;

test(
  'the history tells each change of the ticket, also those made here',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    const { id } = await send(request, 'Charged twice', 'My card was charged twice for one invoice. Please refund me.');
    await page.goto(`/queue/${id}`);
    const history = page.getByRole('region', { name: 'History' });
    const entries = history.getByRole('listitem');
    await expect(entries).toHaveText([/The built-in model suggested/, /The submitter sent the ticket/]);
    await expectAccessible();

    await panel(page)
      .getByRole('button', { name: /^Status of/ })
      .click();
    await page.getByRole('menuitemradio', { name: 'In progress' }).click();
    await expect(entries.first()).toContainText('An agent changed the status from Open to In progress');

    const accept = panel(page).getByRole('button', { name: /^Only accept / });
    await expect(accept).toHaveCount(2);
    await accept.first().click();
    await expect(entries.first()).toContainText(/An agent accepted (Billing|Technical|Account|General)/);
    await expect(entries).toHaveCount(4);

    await test.step('what somebody else does comes along by itself', async () => {
      await request.patch(`/api/tickets/${id}/`, { data: { title: 'Charged twice, please help' } });
      await expect(title(page)).toHaveText('Charged twice, please help');
      await expect(entries.first()).toContainText('An agent rewrote the title');
    });
    await expectAccessible();
  },
);

test('a deleted ticket comes back by Undo, with its history', async ({ page, request }) => {
  const { id } = await send(request, 'Deleted by mistake', 'This one was not meant to go.');
  await page.goto(`/queue/${id}`);
  await panel(page).getByRole('button', { name: 'More about this ticket' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete ticket' }).click();
  await expect(page.getByText(`Ticket ${id} was deleted.`)).toBeVisible();
  expect((await request.get(`/api/tickets/${id}/`)).status()).toBe(404);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`Undone. Ticket ${id} is back.`)).toBeVisible();
  await page.goto(`/queue/${id}`);
  const entries = page.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(entries.nth(0)).toContainText('An agent restored the ticket');
  await expect(entries.nth(1)).toContainText('An agent deleted the ticket');
});

test(
  'similar tickets lead to each other and keep the filters',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    const word = `parcel${Date.now().toString(36)}`;
    const one = await send(request, `Lost ${word} in transit`, `The ${word} never arrived at the depot.`);
    const other = await send(request, `Lost ${word} at the depot`, `My ${word} was last seen in transit.`);
    await request.patch(`/api/tickets/${other.id}/`, { data: { status: 'resolved' } });
    // The words of new tickets are learned a little later.
    await expect.poll(() => similarTo(request, one.id)).toContain(other.id);
    await expect.poll(() => similarTo(request, other.id)).toContain(one.id);
    await page.goto(`/queue/${one.id}?search=${word}`);

    const similar = page.getByRole('region', { name: 'Similar tickets' });
    await expect(similar.getByRole('listitem').filter({ hasText: other.title })).toContainText('Resolved at once');
    await expect(similar).toContainText(new RegExp(`Both say .*${word}`));
    await expectAccessible();

    await similar.getByRole('link', { name: other.title }).click();
    await expect(page).toHaveURL(new RegExp(`/queue/${other.id}\\?search=${word}$`));
    await expect(title(page)).toHaveText(other.title);
    await similar.getByRole('link', { name: one.title }).click();
    await expect(title(page)).toHaveText(one.title);
  },
);

test('the link to a ticket is copied and opens it', async ({ page, context, request }) => {
  const { id, title: words } = await send(request, 'Copy me', 'A ticket to be shown to somebody else.');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/queue/${id}?status=open`);
  await panel(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(page.locator('td-message')).toContainText('The link to this ticket was copied.');

  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(title(page)).toHaveText(words);
});

test('a ticket is printed alone, with its history', async ({ page, request }) => {
  const { id } = await send(request, 'Print me', 'A ticket on paper.');
  await page.goto(`/queue/${id}`);
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem').first()).toBeVisible();
  await page.evaluate(() => {
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
      document.body.dataset['printed'] = document.title;
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  const before = await page.title();
  await panel(page).getByRole('button', { name: 'More about this ticket' }).click();
  await page.getByRole('menuitem', { name: 'Print' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', `${id} Print me`);
  expect(await page.title()).toBe(before);

  await page.emulateMedia({ media: 'print' });
  await expect(title(page)).toBeVisible();
  await expect(panel(page).getByText('A ticket on paper.')).toBeVisible();
  await expect(panel(page).getByText(new RegExp(`Ticket ${id} · .*/queue/${id}$`))).toBeVisible();
  await expect(panel(page).getByText('sent the ticket')).toBeVisible();
  for (const around of ['nav', 'td-shell > header', 'section.list', 'td-similar-tickets', 'td-message']) {
    await expect(page.locator(`${around}:visible`)).toHaveCount(0);
  }
  await expect(panel(page).getByRole('button', { name: /Accept|Override|Close|More|Show/ })).toHaveCount(0);
  const colours = await title(page).evaluate((heading) => [
    getComputedStyle(heading).color,
    getComputedStyle(document.body).backgroundColor,
  ]);
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('by keyboard alone: next, previous, accept, print menu, similar ticket, close', async ({ page, request }) => {
  test.skip((page.viewportSize()?.width ?? 0) < TABLE, 'cards are for fingers');
  const word = `keys${Date.now().toString(36)}`;
  const older = await send(request, `Refund ${word} invoice`, `The ${word} invoice was charged twice, please refund.`);
  const newer = await send(request, `Refund ${word} again`, `The ${word} invoice was charged twice again.`);
  await page.goto(`/queue/${newer.id}?search=${word}`);
  await expect(title(page)).toHaveText(newer.title);
  await page.keyboard.press('j');
  await expect(title(page)).toHaveText(older.title);
  await page.keyboard.press('k');
  await expect(title(page)).toHaveText(newer.title);
  await page.keyboard.press('a');
  await expect(panel(page).getByText('Kept by an agent')).toHaveCount(2);

  await panel(page).getByRole('link', { name: older.title }).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText(older.title);
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/queue\?search=/);
});

test(
  'nothing breaks out of the panel, however long and in whatever direction it is written',
  { tag: '@looks' },
  async ({ page, request }) => {
    const long = await send(request, 'W'.repeat(200), `${'ä'.repeat(500)} ${'words without end '.repeat(1_080)}`);
    const arabic = await send(request, 'تم خصم الفاتورة مرتين', `تم خصم المبلغ مرتين من بطاقتي. ${'م'.repeat(500)}`);
    for (const { id } of [long, arabic]) {
      await page.goto(`/queue/${id}`);
      await expect(title(page)).toBeVisible();
      await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem').first()).toBeAttached();
      const outside = await panel(page).evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        return Array.from(element.querySelectorAll('*'))
          .filter((child) => child.getClientRects().length > 0)
          .filter((child) => {
            const box = child.getBoundingClientRect();
            return box.left < left - 1 || box.right > right + 1;
          })
          .map((child) => child.tagName);
      });
      expect(outside).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
    await expect(title(page)).toHaveCSS('direction', 'rtl');
  },
);

function panel(page: Page): Locator {
  return page.locator('td-ticket-panel');
}

function title(page: Page): Locator {
  return panel(page).getByRole('heading', { level: 2 });
}

async function send(request: APIRequestContext, words: string, description: string): Promise<Sent> {
  const response = await request.post('/api/tickets/', { data: { title: words, description } });
  expect(response.status()).toBe(201);
  return (await response.json()) as Sent;
}

async function similarTo(request: APIRequestContext, id: number): Promise<readonly number[]> {
  const response = await request.get(`/api/tickets/${id}/similar/`);
  return ((await response.json()) as Sent[]).map((ticket) => ticket.id);
}
