import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { repository, take } from './taken.ts';

/** From this width on the queue is a table, below it is cards. */
const TABLE = 840;

const DOUBLE_CHARGE = {
  title: 'Charged twice for the March invoice',
  text: 'My card was charged €49.00 twice on 3 March for the same invoice. Could you refund the second charge?',
};

test.beforeAll(({ product }) => {
  execFileSync(process.execPath, [join(repository, 'backend/dist/cli/demo.js')], {
    env: { ...process.env, DATABASE_URL: product.databaseUrl },
  });
});

/** What is done before the picture is taken; the name of its file, which the width and the theme follow. */
const STATES: Record<string, (page: Page) => Promise<unknown>> = {
  queue: (page) => page.goto('/queue'),

  'queue-ticket': async (page) => {
    await page.goto('/queue?needs_review=true');
    await ticket(page).nth(1).getByRole('link').click();
    await expect(page.getByRole('complementary', { name: 'Open ticket' })).toBeVisible();
  },

  'queue-selected': async (page) => {
    await page.goto('/queue');
    if (!isTable(page)) await page.getByRole('button', { name: 'Select tickets' }).click();
    for (const index of [1, 2, 4]) {
      const each = ticket(page).nth(index);
      await (isTable(page) ? each.getByRole('checkbox') : each.getByRole('link')).click();
    }
    await expect(page.getByRole('toolbar', { name: 'Selected tickets' })).toContainText('3 selected');
  },

  'queue-search': (page) => page.goto('/queue?search=invoice&status=open'),

  'queue-no-match': (page) => page.goto('/queue?search=zeppelin&priority=critical'),

  'queue-failure': async (page) => {
    await page.route('**/api/tickets/?*', (route) => route.abort('failed'));
    await page.goto('/queue?status=open');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  },

  triage: async (page) => {
    await page.goto('/triage');
    await expect(page.getByRole('button', { name: /^(Accept|Choose)/ })).toBeVisible();
  },

  'triage-nothing-left': async (page) => {
    await page.route('**/api/tickets/?*', (route) => route.fulfill({ json: [], headers: { 'X-Total-Count': '0' } }));
    await page.goto('/triage');
    await expect(page.getByRole('heading', { name: 'Nothing left to review' })).toBeVisible();
  },

  submit: (page) => page.goto('/submit'),

  'submit-suggestion': (page) => write(page),

  'submit-override': async (page) => {
    await write(page);
    await page.getByRole('combobox', { name: 'Category' }).click();
    await page.getByRole('option', { name: 'Account' }).click();
  },

  'submit-no-suggestion': async (page) => {
    await page.route('**/api/tickets/classify/', (route) => route.abort('failed'));
    await page.goto('/submit');
    await fill(page);
    await expect(page.getByText('No suggestion right now').first()).toBeVisible();
  },

  'submit-sent': async (page) => {
    await write(page);
    await page.getByRole('button', { name: 'Send ticket' }).click();
    await expect(page.getByRole('button', { name: /another/i }).first()).toBeVisible();
  },

  insights: (page) => page.goto('/insights'),

  palette: async (page) => {
    await page.goto('/queue');
    await expect(ticket(page).first()).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
  },

  keys: async (page) => {
    await page.goto('/queue');
    await expect(ticket(page).first()).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
  },

  'not-found': (page) => page.goto('/nowhere'),
};

for (const [name, open] of Object.entries(STATES)) {
  test(name, async ({ page }, info) => {
    await open(page);
    await take(page, name, info);
  });
}

async function write(page: Page): Promise<void> {
  await page.goto('/submit');
  await fill(page);
  await expect(page.getByRole('heading', { name: 'Our suggestion' })).toBeVisible();
}

async function fill(page: Page): Promise<void> {
  await page.getByLabel('Title').fill(DOUBLE_CHARGE.title);
  await page.getByLabel('What happened?').fill(DOUBLE_CHARGE.text);
}

function isTable(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) >= TABLE;
}

function ticket(page: Page) {
  return page
    .getByRole('grid', { name: 'Tickets' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .or(page.getByRole('list', { name: 'Tickets' }).getByRole('listitem'));
}
