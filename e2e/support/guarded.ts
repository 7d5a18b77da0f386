import type { Page } from '@playwright/test';
import { startTemporaryProduct } from '../../tools/product/product.ts';
import { test as base } from './test.ts';

export const ADMIN = { email: 'admin@example.org', password: 'seven bridges over one river' };

interface WorkerFixtures {
  /** Where people sign in and visitors may only send tickets. */
  guarded: { url: string; databaseUrl: string };
}

export const test = base.extend<{ open: (path: string) => Promise<Page> }, WorkerFixtures>({
  guarded: [
    async ({}, use) => {
      const product = await startTemporaryProduct({
        ANONYMOUS_ROLE: 'requester',
        ADMIN_EMAIL: ADMIN.email,
        ADMIN_PASSWORD: ADMIN.password,
        RATE_LIMIT_SIGN_IN: '0', // tests sign in more often than people
      });
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  /** A page of a browser of its own. */
  open: async ({ browser, guarded }, use) => {
    const pages: Page[] = [];
    await use(async (path) => {
      const context = await browser.newContext({ baseURL: guarded.url });
      const page = await context.newPage();
      pages.push(page);
      await page.goto(path);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}
