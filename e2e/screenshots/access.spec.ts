import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ADMIN, signIn, test as base } from '../support/guarded.ts';
import { expect } from '../support/test.ts';
import { repository, take } from './taken.ts';

/** The page of an administrator, with tickets and people to see. */
const test = base.extend<{ admin: Page }, { filled: boolean }>({
  filled: [
    async ({ guarded }, use) => {
      execFileSync(process.execPath, [join(repository, 'backend/dist/cli/demo.js')], {
        env: { ...process.env, DATABASE_URL: guarded.databaseUrl },
      });
      await use(true);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  admin: async ({ open, filled: _ }, use) => {
    const page = await open('/sign-in?next=%2Fadmin');
    await signIn(page, ADMIN);
    await expect(page).toHaveURL(/\/admin\/people$/);
    await use(page);
  },
});

test('sign-in', async ({ open }, info) => {
  await take(await open('/sign-in'), 'sign-in', info);
});

test('request', async ({ open }, info) => {
  const page = await open('/submit');
  await page.getByLabel('Title').fill('Where is my parcel?');
  await page.getByLabel('What happened?').fill('It has been on its way for two weeks.');
  await page.getByRole('button', { name: 'Send ticket' }).click();
  await page.getByRole('link', { name: '/requests#' }).click();
  await expect(page.getByRole('heading', { name: 'Where is my parcel?' })).toBeVisible();
  await take(page, 'request', info);
});

test('account', async ({ admin }, info) => {
  await admin.goto('/account');
  await expect(admin.getByRole('heading', { name: 'API tokens' })).toBeVisible();
  await take(admin, 'account', info);
});

for (const part of ['people', 'tokens', 'deleted', 'audit', 'classifier', 'system']) {
  test(`admin-${part}`, async ({ admin }, info) => {
    if (part === 'people') await addSomebody(admin, info.project.name);
    if (part === 'tokens') await makeToken(admin);
    if (part === 'deleted') await deleteATicket(admin);
    await admin.goto(`/admin/${part}`);
    await expect(admin.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await take(admin, `admin-${part}`, info);
  });
}

async function addSomebody(page: Page, project: string): Promise<void> {
  const name = `robin.${project.replace(' ', '.')}`;
  await post(page, '/api/admin/people/', { email: `${name}@example.org`, name: 'Robin', role: 'agent' });
}

async function makeToken(page: Page): Promise<void> {
  const scopes = ['tickets:read', 'tickets:export'];
  await post(page, '/api/admin/tokens/', { name: 'Nightly export', scopes, expires_in_days: 90 });
}

async function deleteATicket(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const [ticket] = (await (await fetch('/api/tickets/?limit=1')).json()) as { id: number }[];
    await fetch(`/api/tickets/${ticket?.id}/`, { method: 'DELETE' });
  });
}

/** As the page itself asks. */
async function post(page: Page, path: string, body: object): Promise<void> {
  const status = await page.evaluate(
    async ([to, sent]) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(to, { method: 'POST', headers, body: JSON.stringify(sent) })).status;
    },
    [path, body] as const,
  );
  expect(status).toBe(201);
}
