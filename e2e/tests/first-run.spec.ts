import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base } from '@playwright/test';
import { findFreePort } from '../../tools/process/ports.ts';
import { startTemporaryProduct } from '../../tools/product/product.ts';
import { expect, expectAccessible } from '../support/test.ts';

const MAIN = join(import.meta.dirname, '../../backend/dist/main.js');
const PASSWORD = 'seven bridges over one river';

const test = base.extend<object, { unset: { url: string; databaseUrl: string } }>({
  /** Where nobody is an administrator yet. */
  unset: [
    async ({}, use) => {
      const product = await startTemporaryProduct({ ANONYMOUS_ROLE: 'requester' });
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test(
  'the first administrator opens the link that the server prints, once',
  { tag: '@looks' },
  async ({ page, unset }) => {
    await page.goto(`${unset.url}/sign-in`);
    await expect(page.getByText('There is no administrator yet.')).toBeVisible();
    await expectAccessible(page);

    const path = await printedPath(unset.databaseUrl);
    await page.goto(unset.url + path);
    await expect(page.getByRole('heading', { name: 'The first administrator' })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Name').fill('Robin');
    await page.getByLabel('E-mail address').fill('robin@example.org');
    await page.getByLabel('Password', { exact: true }).fill('password1234');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/one of those that are guessed first/)).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/(queue|admin)/);
    await page.goto(`${unset.url}/admin/people`);
    await expect(page.getByText('robin@example.org')).toBeVisible();

    await page.goto(`${unset.url}/queue`);
    await page.goto(unset.url + path);
    await page.getByLabel('Name').fill('Somebody else');
    await page.getByLabel('E-mail address').fill('else@example.org');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
  },
);

/** The path that another process of the same product prints at its start. */
async function printedPath(databaseUrl: string): Promise<string> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: String(await findFreePort()),
    ANONYMOUS_ROLE: 'requester',
    LOG_LEVEL: 'silent',
  };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    for await (const line of createInterface(child.stdout)) {
      const [path] = /\/setup#[\w-]+/.exec(line) ?? [];
      if (path !== undefined) return path;
    }
    throw new Error('The server printed no link.');
  } finally {
    child.kill();
  }
}
