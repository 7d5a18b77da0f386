import { Client } from 'pg';
import { ADMIN, signIn, test } from '../support/guarded.ts';
import { expect, expectAccessible, expectOverlayAccessible } from '../support/test.ts';

const PASSWORD = 'a quiet river under seven bridges';

test('a visitor sends tickets and sees no others', { tag: '@looks' }, async ({ open }) => {
  const page = await open('/submit');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('listitem')).toHaveText(['Submit']);
  await page.getByLabel('Title').fill('The invoice has the wrong address');
  await page.getByLabel('What happened?').fill('Please correct the address on my invoice.');
  await page.getByRole('button', { name: 'Send ticket' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('How can we help?');
  await expectAccessible(page);

  await page.goto('/queue');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fqueue/);
  await expect(page.getByText('The invoice has the wrong address')).toBeHidden();
});

test('a person signs in, goes on where they were, and signs out', { tag: '@looks' }, async ({ open }) => {
  const page = await open('/queue?status=open');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Type your e-mail address.')).toBeVisible();
  await expectAccessible(page);

  await signIn(page, { ...ADMIN, password: 'not the password' });
  await expect(page.getByRole('alert')).toHaveText('The e-mail address or the password is not right.');

  await signIn(page, ADMIN);
  await expect(page).toHaveURL(/\/queue\?status=open$/);
  await page.getByRole('button', { name: 'Preferences' }).click();
  await expect(page.getByRole('menuitem', { name: 'Administration' })).toBeVisible();
  await expectOverlayAccessible(page);
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto('/queue');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test(
  'an administrator lets somebody in, and keeps them out again',
  { tag: '@looks' },
  async ({ open }, { project }) => {
    const email = `robin.${project.name}@example.org`;
    const admin = await open('/sign-in?next=%2Fadmin');
    await signIn(admin, ADMIN);
    await expect(admin.getByRole('heading', { name: 'People' })).toBeVisible();
    await expectAccessible(admin);

    await admin.getByLabel('Name').fill(`Robin ${project.name}`);
    await admin.getByLabel('E-mail address').fill(email);
    await admin.getByRole('button', { name: 'Add agent' }).click();
    const link = await admin.getByLabel('Link to choose a password').inputValue();
    await expectAccessible(admin);

    const robin = await open(link);
    await expect(robin).toHaveURL(/\/reset-password$/);
    await robin.getByLabel('New password').fill('short');
    await robin.getByRole('button', { name: 'Set password' }).click();
    await expect(robin.getByText('Use at least 12 characters.')).toBeVisible();
    await expectAccessible(robin);
    await robin.getByLabel('New password').fill(PASSWORD);
    await robin.getByRole('button', { name: 'Set password' }).click();
    await signIn(robin, { email, password: PASSWORD });
    await expect(robin.getByRole('heading', { level: 1 })).toBeVisible();
    await robin.getByRole('button', { name: 'Preferences' }).click();
    await expect(robin.getByRole('menuitem', { name: 'Administration' })).toBeHidden();
    await robin.keyboard.press('Escape');

    await admin.getByRole('button', { name: `change Robin ${project.name}` }).click();
    await admin.getByRole('menuitem', { name: 'Disable' }).click();
    await expect(admin.getByText(`Robin ${project.name} is changed.`)).toBeVisible();
    await robin.goto('/queue');
    await expect(robin.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await signIn(robin, { email, password: PASSWORD });
    await expect(robin.getByRole('alert')).toHaveText('The e-mail address or the password is not right.');
  },
);

test('a person sees where they are signed in, and ends it everywhere', { tag: '@looks' }, async ({ open }) => {
  const [one, other] = [await open('/sign-in'), await open('/sign-in?next=%2Faccount')];
  await signIn(one, ADMIN);
  await expect(one).toHaveURL(/\/queue/);
  await signIn(other, ADMIN);
  await expect(other.getByText('This browser')).toHaveCount(1);
  await expectAccessible(other);
  await other.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(other).toHaveURL(/\/sign-in$/);
  await one.goto('/insights');
  await expect(one.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

for (const [over, change] of [
  ['has lasted too long', 'expires_at = now()'],
  ['was not used for long', `last_used_at = now() - interval '12 hours'`],
] as const) {
  test(`a session that ${over} leads to sign-in, and back to where the person was`, async ({ open, guarded }) => {
    const page = await open('/sign-in?next=%2Fqueue%3Fstatus%3Dopen');
    await signIn(page, ADMIN);
    await expect(page).toHaveURL(/\/queue\?status=open$/);

    const database = new Client({ connectionString: guarded.databaseUrl });
    await database.connect();
    await database.query(`UPDATE session SET ${change} WHERE id = (SELECT max(id) FROM session)`);
    await database.end();
    await page.reload();
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fqueue%3Fstatus%3Dopen/);
    await expectAccessible(page);
    await signIn(page, ADMIN);
    await expect(page).toHaveURL(/\/queue\?status=open$/);
  });
}

test('names of people and of tokens are shown as they are, and run nothing', async ({ open }, { project }) => {
  const page = await open('/sign-in?next=%2Fadmin');
  await signIn(page, ADMIN);
  await expect(page).toHaveURL(/\/admin\/people$/);
  const markup = `<img src=x onerror="document.title='run'">${project.name}`;
  const email = `markup.${project.name}@example.org`;
  const statuses = await page.evaluate(
    async ([name, address]) => {
      const headers = { 'content-type': 'application/json' };
      const post = async (path: string, body: object) =>
        (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
      const scopes = ['tickets:read'];
      return [
        await post('/api/admin/people/', { email: address, name, role: 'agent' }),
        await post('/api/admin/tokens/', { name, scopes, expires_in_days: 1 }),
      ];
    },
    [markup, email] as const,
  );
  expect(statuses).toEqual([201, 201]);
  for (const path of ['people', 'tokens', 'audit']) {
    await page.goto(`/admin/${path}`);
    await expect(page.getByText(path === 'audit' ? email : markup).first()).toBeVisible();
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
    await expect(page).not.toHaveTitle(/run/);
  }
});
