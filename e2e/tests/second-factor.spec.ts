import { readFile } from 'node:fs/promises';
import { codeOf } from '../support/authenticator.ts';
import { ADMIN, signIn, signOut, test } from '../support/guarded.ts';
import { expect, expectAccessible, expectOverlayAccessible } from '../support/test.ts';

const PASSWORD = 'a quiet river under seven bridges';

test('a person turns a second factor on, signs in with it, and loses it', { tag: '@looks' }, async ({ open }, info) => {
  const name = `Sam ${info.project.name}`;
  const sam = { email: `sam.${info.project.name}@example.org`, password: PASSWORD };
  const admin = await open('/sign-in?next=%2Fadmin');
  await signIn(admin, ADMIN);
  await admin.getByLabel('Name').fill(name);
  await admin.getByLabel('E-mail address').fill(sam.email);
  await admin.getByRole('button', { name: 'Add agent' }).click();
  const page = await open(await admin.getByLabel('Link to choose a password').inputValue());
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set password' }).click();
  await signIn(page, sam);
  await expect(page).toHaveURL(/\/queue/);

  await page.goto('/account');
  const section = page.getByRole('region', { name: 'Second factor' });
  await section.getByRole('button', { name: 'Set up' }).click();
  await section.getByLabel('Your password').fill('not the password');
  await page.keyboard.press('Enter');
  await expect(section.getByText('This is not your password.')).toBeVisible();
  await expectAccessible(page);
  await section.getByLabel('Your password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(section.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  await expectAccessible(page);
  const secret = (await section.locator('code').textContent()) ?? '';
  await expect(section.getByLabel('Code', { exact: true })).toBeFocused();
  await section.getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await page.keyboard.press('Enter');
  await expect(section.getByRole('heading', { name: 'Your recovery codes' })).toBeFocused();
  await expectAccessible(page);
  const codes = await section.getByRole('listitem').allTextContents();
  expect(codes).toHaveLength(10);
  const download = page.waitForEvent('download');
  await section.getByRole('button', { name: 'Download' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe(
    `${codes.map((code) => code.trim()).join('\n')}\n`,
  );
  await section.getByRole('button', { name: 'I have kept them' }).click();
  await expect(section.getByText('10 recovery codes are left.')).toBeVisible();
  await expectAccessible(page);

  await signOut(page);
  await signIn(page, sam);
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This code is not right, or it was used already.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, 1));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/queue/);

  await signOut(page);
  await signIn(page, sam);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(codes[0]?.toLowerCase() ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\/queue/);
  await page.goto('/account');
  await expect(section.getByText('9 recovery codes are left.')).toBeVisible();

  await admin.reload();
  const row = admin.getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText('second factor');
  await admin.getByRole('button', { name: `change ${name}` }).click();
  await admin.getByRole('menuitem', { name: 'Remove second factor' }).click();
  await expect(admin.getByRole('dialog', { name: `Remove the second factor of ${name}?` })).toBeVisible();
  await expectOverlayAccessible(admin);
  await admin.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(admin.getByText(`${name} has no second factor any more.`)).toBeVisible();
  await expect(row).not.toContainText('second factor');
  await page.goto('/queue');
  await signIn(page, sam);
  await expect(page).toHaveURL(/\/queue/);
});
