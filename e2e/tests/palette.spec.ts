import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** The palette by its field, which has the focus as long as it is open. */
const field = (page: Page) => page.getByRole('combobox', { name: 'Find a command' });
const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const cheatSheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

/** The option that Enter would run. */
const active = (page: Page) => page.getByRole('option', { selected: true });

/** Waits for the page: a key that comes before it is nobody's. */
async function openPalette(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

/** Keys as quickly as a person presses them, however long the page takes to answer the first. */
async function sequence(page: Page, first: string, second: string): Promise<void> {
  await Promise.all([page.keyboard.press(first), page.keyboard.press(second)]);
}

test('a command is found and run with the keyboard alone', { tag: '@looks' }, async ({ page, expectAccessible }) => {
  await page.goto('/queue');
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeAttached();

  await test.step('everything there is', async () => {
    await openPalette(page);
    await expect(active(page)).toHaveCount(1);
    await expectAccessible();
    await page.keyboard.press('End');
    await expect(active(page)).toHaveText(/Switch single keys off/);
    await expect(active(page)).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('what fits the letters, read out too', async () => {
    await page.keyboard.type('show cri');
    await expect(active(page)).toHaveText(/Show critical priority tickets/);
    await expect(field(page)).toHaveAttribute('aria-activedescendant', (await active(page).getAttribute('id')) ?? '');
    await expect(page.locator('.cdk-live-announcer-element')).toHaveText('1 command.');
    await expectAccessible();
  });

  await test.step('Enter filters the queue', async () => {
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
    await expect(page).toHaveURL(/\/queue\?priority=critical$/);
  });

  await test.step('it is the first one the next time', async () => {
    await openPalette(page);
    await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveCount(0);
    await page.keyboard.type('every pri');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/queue$/);
    await openPalette(page);
    await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText([
      /Show critical priority tickets/,
    ]);
  });

  await test.step('Escape goes back to where the person was', async () => {
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
    const search = page.getByRole('searchbox', { name: 'Search tickets' });
    await page.keyboard.press('/');
    await expect(search).toBeFocused();
    await openPalette(page);
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeHidden();
    await expect(search).toBeFocused();
  });
});

test('the first letters are not lost', async ({ page }) => {
  await page.goto('/insights');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('submit');
  await expect(field(page)).toHaveValue('submit');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/submit$/);
});

test('a ticket opens by its number, and words are searched for', async ({ page, request }) => {
  const word = `palette${Date.now().toString(36)}`;
  const created = await request.post('/api/tickets/', {
    data: { title: `${word} ticket`, description: 'x', category: 'general', priority: 'low' },
  });
  const { id } = (await created.json()) as { id: number };

  await page.goto('/insights');
  await openPalette(page);
  await page.keyboard.type(`#${id}`);
  await expect(active(page)).toHaveText(new RegExp(`Open ticket ${id}`));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/queue/${id}$`));
  await expect(page.getByRole('heading', { name: `${word} ticket` })).toBeVisible();

  await page.goto('/submit');
  await openPalette(page);
  await page.keyboard.type(word);
  await expect(active(page)).toHaveText(new RegExp(`Search tickets for “${word}”`));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/queue\\?search=${word}$`));
});

test('keys lead everywhere, but not while somebody types', async ({ page }) => {
  await page.goto('/queue');
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeAttached();
  await sequence(page, 'g', 'i');
  await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
  await sequence(page, 'g', 's');
  await expect(page).toHaveURL(/\/submit$/);

  const title = page.getByLabel('Title');
  await title.focus();
  await page.keyboard.type('gi? /gq');
  await expect(title).toHaveValue('gi? /gq');
  await expect(page).toHaveURL(/\/submit$/);
  await expect(cheatSheet(page)).toBeHidden();

  await title.blur();
  await sequence(page, 'g', 't');
  await expect(page).toHaveURL(/\/triage$/);
  await sequence(page, 'g', 'q');
  await expect(page).toHaveURL(/\/queue$/);
});

test('the keys are listed, and can be switched off', { tag: '@looks' }, async ({ page, expectAccessible }) => {
  await page.goto('/queue');
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeAttached();

  await test.step('? shows them and Escape closes them', async () => {
    const skip = page.getByRole('link', { name: 'Skip to the page' });
    await skip.focus();
    await page.keyboard.press('?');
    await expect(cheatSheet(page)).toBeVisible();
    await expect(cheatSheet(page).getByRole('heading', { level: 3 })).toHaveText(['Anywhere', 'Queue', 'Ticket']);
    await expectAccessible();
    await page.keyboard.press('Escape');
    await expect(cheatSheet(page)).toBeHidden();
    await expect(skip).toBeFocused();
  });

  await test.step('the menu does the same and gives the focus back', async () => {
    const menu = page.getByRole('button', { name: 'Preferences' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).press('Enter');
    await expect(cheatSheet(page)).toBeVisible();
    await page.getByRole('switch', { name: 'Single keys' }).press('Space');
    await expectAccessible();
    await page.keyboard.press('Escape');
    await expect(cheatSheet(page)).toBeHidden();
    await expect(menu).toBeFocused();
  });

  await test.step('they are off, also on the next visit; Ctrl K is not one of them', async () => {
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeAttached();
    await sequence(page, 'g', 's');
    await page.keyboard.press('?');
    await openPalette(page);
    await expect(page).toHaveURL(/\/queue$/);
    await page.keyboard.type('single keys on');
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
    await page.keyboard.press('?');
    await expect(cheatSheet(page)).toBeVisible();
  });
});
