import { test as base } from '@playwright/test';
import { startTemporaryProduct } from '../../tools/product/product.ts';
import { startTestServer } from '../support/test-server.ts';
import { expect, expectAccessible } from '../support/test.ts';

const ROBIN = { name: 'Robin Field', email: 'robin@example.org', email_verified: true, groups: ['support'] };

interface Told {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
}

/** Where people sign in with a provider on this machine. */
const test = base.extend<object, { guarded: { url: string } }>({
  guarded: [
    async ({}, use) => {
      const provider = await startTestServer<Told>('serve-openid-provider', {
        robin: ROBIN,
        stranger: { ...ROBIN, email: 'stranger@example.org', groups: [] },
      });
      const { issuer, client } = provider.told;
      const product = await startTemporaryProduct({
        ANONYMOUS_ROLE: 'requester',
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: client.id,
        OIDC_CLIENT_SECRET: client.secret,
        OIDC_NAME: 'Example Inc.',
        OIDC_ROLE_CLAIM: 'groups',
        OIDC_AGENT_VALUES: 'support',
      });
      await use(product);
      await product.stop();
      await provider.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test(
  'a person signs in with the provider, and goes on where they were',
  { tag: '@looks' },
  async ({ browser, guarded }) => {
    const context = await browser.newContext({ baseURL: guarded.url });
    const page = await context.newPage();
    await page.goto('/queue?status=open');
    const way = page.getByRole('link', { name: 'Continue with Example Inc.' });
    await expect(way).toBeVisible();
    await expectAccessible(page);

    await way.click();
    await page.getByRole('link', { name: 'refuse' }).click();
    await expect(page).toHaveURL(/\/sign-in\?problem=denied&next=%2Fqueue%3Fstatus%3Dopen$/);
    await expect(page.getByRole('alert')).toContainText('Example Inc. did not let you in');
    await expectAccessible(page);

    await way.click();
    await page.getByRole('link', { name: 'robin' }).click();
    await expect(page).toHaveURL(/\/queue\?status=open$/);
    await page.goto('/account');
    await expect(page.getByText('Robin Field · robin@example.org')).toBeVisible();
    await expectAccessible(page);

    await page.getByLabel('Present password').fill('none at all');
    await page.getByLabel('New password').fill('a quiet river under seven bridges');
    await page.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByRole('alert')).toContainText('You have no password here');

    await page.getByRole('link', { name: 'Connect with Example Inc.' }).click();
    await page.getByRole('link', { name: 'robin' }).click();
    await expect(page).toHaveURL(/\/account$/);
    await context.close();
  },
);

test('somebody who does not work here is told what to do', async ({ browser, guarded }) => {
  const context = await browser.newContext({ baseURL: guarded.url });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Continue with Example Inc.' }).click();
  await page.getByRole('link', { name: 'stranger' }).click();
  await expect(page.getByRole('alert')).toContainText('does not say that you work here');
  await page.goto('/queue');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await context.close();
});
