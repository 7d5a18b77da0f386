import { test as base } from '@playwright/test';
import { startTemporaryProduct } from '../../tools/product/product.ts';
import { startTestServer } from '../support/test-server.ts';
import { expect, expectAccessible } from '../support/test.ts';

const ADMIN = { email: 'admin@example.org', password: 'seven bridges over one river' };

interface Guarded {
  readonly url: string;
  /** The next mail that arrives. */
  readonly nextMail: () => Promise<{ to: string[]; text: string }>;
}

/** Where mails go to a server on this machine. */
const test = base.extend<object, { guarded: Guarded }>({
  guarded: [
    async ({}, use) => {
      const server = await startTestServer<{ url: string }, { to: string[]; text: string }>('serve-mail');
      const product = await startTemporaryProduct({
        ANONYMOUS_ROLE: 'requester',
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
        SMTP_URL: server.told.url,
        MAIL_FROM: 'TriageDesk <desk@example.org>',
      });
      await use({ url: product.url, nextMail: server.next });
      await product.stop();
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('a person who forgot their password gets a link by mail', { tag: '@looks' }, async ({ browser, guarded }) => {
  const context = await browser.newContext({ baseURL: guarded.url });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgotten your password?' })).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Type your e-mail address.')).toBeVisible();
  await expectAccessible(page);

  const mail = guarded.nextMail();
  await page.keyboard.type(ADMIN.email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeFocused();
  await expectAccessible(page);

  const { to, text } = await mail;
  expect(to).toEqual([ADMIN.email]);
  const link = /^http\S+$/m.exec(text)?.[0] ?? '';
  expect(link).toContain(`${guarded.url}/reset-password#`);
  await page.goto(link);
  await page.getByLabel('New password').fill('a quiet river under seven bridges');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.getByLabel('E-mail address').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill('a quiet river under seven bridges');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/queue$/);
  await context.close();
});
