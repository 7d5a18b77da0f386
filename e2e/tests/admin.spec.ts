import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ADMIN, signIn, test as base } from '../support/guarded.ts';
import { expect, expectAccessible, expectOverlayAccessible } from '../support/test.ts';

const PARTS = ['People', 'Tokens', 'Deleted tickets', 'Audit log', 'Classifier', 'System'];

const TICKET = { title: 'Charged twice', description: 'My card was charged twice for the same invoice.' };

const test = base.extend<{ admin: Page }>({
  /** The page of an administrator who has just signed in, in the administration. */
  admin: async ({ open }, use) => {
    const page = await open('/sign-in?next=%2Fadmin');
    await signIn(page, ADMIN);
    await expect(page).toHaveURL(/\/admin\/people$/);
    await use(page);
  },
});

test('every part of the administration fits and can be used by everybody', { tag: '@looks' }, async ({ admin }) => {
  await expect(parts(admin).getByRole('listitem')).toHaveText(PARTS);
  for (const part of PARTS) {
    await open(admin, part);
    await expect.poll(() => admin.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await expectAccessible(admin);
  }
});

test('a service token works until it is revoked', async ({ admin, guarded }, { project }) => {
  const name = `Nightly export ${project.name}`;
  await open(admin, 'Tokens');
  await admin.getByRole('button', { name: 'Make token' }).click();
  await expect(admin.getByText('Say what the token is for.')).toBeVisible();
  await admin.getByLabel('Name of the token').fill(name);
  await admin.getByLabel('Read tickets and statistics').check();
  await admin.getByRole('button', { name: 'Make token' }).click();
  const token = await admin.getByLabel('The new token').inputValue();
  await expectAccessible(admin);

  const ask = async (path: string) => {
    const answer = await fetch(guarded.url + path, { headers: { authorization: `Bearer ${token}` } });
    await answer.body?.cancel();
    return answer.status;
  };
  expect([await ask('/api/tickets/'), await ask('/api/admin/people/')]).toEqual([200, 403]);

  await admin.getByRole('button', { name: `Revoke ${name}` }).click();
  await expectOverlayAccessible(admin);
  await admin.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(admin.getByText(`The token “${name}” is revoked.`)).toBeVisible();
  await expect(admin.getByLabel('The new token')).toBeHidden();
  expect(await ask('/api/tickets/')).toBe(401);
});

test('people make tokens of their own, and see no others', async ({ admin }, { project }) => {
  const name = `Mine ${project.name}`;
  await admin.goto('/account');
  await admin.getByLabel('Name of the token').fill(name);
  await admin.getByLabel('Submit tickets and ask for suggestions').check();
  await admin.getByRole('button', { name: 'Make token' }).click();
  await expect(admin.getByText(`The token “${name}” is made.`)).toBeVisible();
  await expectAccessible(admin);
  await admin.goto('/admin/tokens');
  await expect(admin.getByRole('listitem').filter({ hasText: name })).toContainText('of Administrator');
});

test('a deleted ticket is brought back, or removed for good', async ({ admin }) => {
  const [kept, gone] = [await submit(admin), await submit(admin)];
  for (const id of [kept, gone]) {
    expect((await admin.request.delete(`/api/tickets/${id}/`, { headers: await ownOrigin(admin) })).status()).toBe(204);
  }
  await open(admin, 'Deleted tickets');
  await expectAccessible(admin);
  await admin.getByRole('button', { name: `Restore #${kept}` }).click();
  await expect(admin.getByText(`Ticket ${kept} is back.`)).toBeVisible();
  await admin.getByRole('button', { name: `Remove for good #${gone}` }).click();
  await expectOverlayAccessible(admin);
  await admin.getByRole('dialog').getByRole('button', { name: 'Remove for good' }).click();
  await expect(admin.getByText(`Ticket ${gone} is gone for good.`)).toBeVisible();
  await expect(admin.getByRole('button', { name: `Restore #${gone}` })).toBeHidden();
  expect((await admin.request.get(`/api/tickets/${kept}/`)).status()).toBe(200);
  expect((await admin.request.get(`/api/tickets/${gone}/`)).status()).toBe(404);
});

test('the audit log is narrowed, gone back to and exported', async ({ admin }) => {
  await open(admin, 'Audit log');
  await expect(admin.getByRole('listitem').filter({ hasText: 'Signed in' }).first()).toContainText(ADMIN.email);
  await admin.getByLabel('What happened').selectOption('Became the first administrator');
  await expect(admin).toHaveURL(/\?kind=set_up$/);
  await expect(admin.getByRole('listitem').filter({ hasText: 'Signed in' })).toHaveCount(0);
  await admin.goBack();
  await admin.getByLabel('By whom').fill('nobody@example.org');
  await admin.keyboard.press('Enter');
  await expect(admin.getByRole('heading', { name: 'No entry matches' })).toBeVisible();
  await expectAccessible(admin);
  await admin.getByRole('button', { name: 'Show all' }).click();

  await admin.getByLabel('What happened').selectOption('Signed in');
  await expect(admin).toHaveURL(/\?kind=signed_in$/);
  const downloading = admin.waitForEvent('download');
  await admin.getByRole('link', { name: 'Export as CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^audit-[\d-]+\.csv$/);
  const [head, ...rows] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(head).toBe('id,at,kind,actor,subject,address,details');
  for (const row of rows) expect(row).toContain(',signed_in,');

  await admin.getByLabel('What happened').selectOption('Exported the audit log');
  await expect(admin.getByRole('listitem').filter({ hasText: 'kind: signed_in' }).first()).toBeVisible();
});

test('the classifier tells who answers and with which settings; the shipped model answers', async ({ admin }) => {
  await open(admin, 'Classifier');
  await expect(admin.getByRole('region', { name: 'Who suggests' })).toContainText('answers now');
  await expect(admin.getByRole('region', { name: 'Settings in force' })).toContainText('REVIEW_THRESHOLD');
  const model = admin.getByRole('region', { name: 'Built-in model' });
  await expect(model.getByRole('listitem').filter({ hasText: 'ships with the product' })).toContainText('answers');
  await model.getByRole('button', { name: 'Train now' }).click();
  await expect(model.getByText('The latest training made no better version.')).toBeVisible();
  await expectAccessible(admin);
  await admin.goto('/admin/audit?kind=training_requested');
  await expect(admin.getByRole('listitem').filter({ hasText: 'Asked for a training' }).first()).toContainText(
    ADMIN.email,
  );
});

test('a setting of the classifier is changed, and taken back', async ({ admin }) => {
  await open(admin, 'Classifier');
  const settings = admin.getByRole('region', { name: 'Settings in force' });
  const dialog = admin.getByRole('dialog', { name: 'Less sure than this needs review' });
  const change = settings.getByRole('button', { name: 'Change Less sure than this needs review' });
  await change.click();
  await expectOverlayAccessible(admin);
  await dialog.getByLabel('REVIEW_THRESHOLD').fill('1.2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Type a number. From 0.01 to 1.')).toBeVisible();
  await dialog.getByLabel('REVIEW_THRESHOLD').fill('0.75');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(settings).toContainText('changed here; the environment says 0.6');
  await expect(change).toBeFocused();
  await expectAccessible(admin);

  await change.click();
  await dialog.getByRole('button', { name: 'Use the value of the environment (0.6)' }).click();
  await expect(dialog).toBeHidden();
  await expect(settings).not.toContainText('changed here');
  await admin.goto('/admin/audit?kind=setting_changed');
  await expect(
    admin.getByRole('listitem').filter({ hasText: 'Less sure than this needs review' }).first(),
  ).toContainText('from: 0.75');
});

test('the state of the system is kept up to date', async ({ admin }) => {
  await open(admin, 'System');
  await expect(admin.getByRole('region', { name: 'Database' })).toContainText('reached, up to date');
  await expect(admin.getByRole('row', { name: /^Changes of many/ })).toBeVisible();
  await admin.waitForResponse((answer) => answer.url().endsWith('/api/admin/system/'));
});

test('the administration is not loaded for visitors, and leads them to sign-in', async ({ browser, guarded }) => {
  const context = await browser.newContext({ baseURL: guarded.url });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/admin/audit?kind=set_up');
  await expect(page).toHaveURL('/sign-in?next=%2Fadmin%2Faudit%3Fkind%3Dset_up');
  expect(asked.filter((url) => url.includes('/api/admin/'))).toEqual([]);
  await context.close();
});

base(
  'where nobody has to sign in the page says so, until it is told not to',
  async ({ page, expectAccessible }, { project }) => {
    base.skip(project.name === 'phone', 'there the menu says it');
    await page.goto('/queue');
    const notice = page.getByRole('link', { name: 'Open to everybody' });
    await expect(notice).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Hide this notice' }).click();
    await expect(notice).toBeHidden();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(notice).toBeHidden();
  },
);

function parts(page: Page) {
  return page.getByRole('navigation', { name: 'Parts of the administration' });
}

async function open(page: Page, part: string): Promise<void> {
  await parts(page).getByRole('link', { name: part, exact: true }).click();
  await expect(parts(page).getByRole('link', { name: part, exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
}

async function submit(page: Page): Promise<number> {
  const answer = await page.request.post('/api/tickets/', { data: TICKET, headers: await ownOrigin(page) });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: number }).id;
}

/** What a browser sends with the requests of the product's own page. */
async function ownOrigin(page: Page): Promise<{ origin: string }> {
  return { origin: await page.evaluate(() => location.origin) };
}
