import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { textsOn, untranslatedTexts } from '../support/texts.ts';

const english = untranslatedTexts('de');

/** Texts of the page that stand in the source in just these words, though German has others. */
async function expectGerman(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect((await textsOn(page)).filter((text) => english.has(text))).toEqual([]);
}

async function expectNothingOverflows(page: Page): Promise<void> {
  const excess = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(excess).toBe(0);
}

async function chooseGerman(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('button', { name: 'Einstellungen' })).toBeVisible();
}

/** A handful of tickets, of which each page has something to show. */
async function fill(request: APIRequestContext): Promise<number> {
  let last = 0;
  for (const [title, description] of [
    ['Charged twice', 'My card was charged twice for the same invoice, please refund one of the payments.'],
    ['Cannot log in', 'The password reset link does not work and I am locked out of my account.'],
    ['Something else', 'zzz'],
  ]) {
    const answer = await request.post('/api/tickets/', { data: { title, description } });
    last = ((await answer.json()) as { id: number }).id;
  }
  await request.patch(`/api/tickets/${last}/`, { data: { status: 'resolved' } });
  return last;
}

test('every page is there in German', async ({ page, request, expectAccessible }) => {
  const id = await fill(request);
  await page.goto('/queue');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await chooseGerman(page);

  for (const [path, heading] of [
    ['/queue', 'Warteschlange'],
    ['/triage', 'Triage'],
    ['/submit', 'Wie können wir helfen?'],
    ['/insights', 'Auswertung'],
    ['/queue?status=closed&search=nothing', 'Warteschlange'],
    ['/nowhere', 'An dieser Adresse gibt es nichts'],
  ] as const) {
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeAttached();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectGerman(page);
      await expectNothingOverflows(page);
      await expectAccessible();
    });
  }

  await test.step('a ticket', async () => {
    await page.goto(`/queue/${id}`);
    await expect(page.getByRole('heading', { level: 2, name: 'Something else' })).toBeVisible();
    await expect(page.locator('aside [aria-busy="true"]')).toHaveCount(0);
    await expect(page).toHaveTitle(`Ticket ${id} · TriageDesk`);
    await expectGerman(page);
    await expectNothingOverflows(page);
    await expectAccessible();
  });
});

test('menus and dialogs are in German too', async ({ page, request }) => {
  await fill(request);
  await page.goto('/queue');
  await chooseGerman(page);

  await test.step('the preferences', async () => {
    await page.getByRole('button', { name: 'Einstellungen' }).click();
    await expect(page.getByRole('menuitemradio', { name: 'Deutsch' })).toHaveAttribute('aria-checked', 'true');
    await expectGerman(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  });

  await test.step('the commands are found by German words', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Befehl suchen' })).toBeFocused();
    await expectGerman(page);
    await page.keyboard.type('priorität kri');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/Tickets mit Priorität Kritisch zeigen/);
    await page.keyboard.press('Escape');
  });

  await test.step('the keyboard shortcuts, with the keys of a German keyboard', async () => {
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Tastenkürzel' });
    await expect(sheet.locator('kbd', { hasText: 'Strg' })).toBeVisible();
    await expectGerman(page);
    await expectNothingOverflows(page);
    await page.keyboard.press('Escape');
  });

  await test.step('a field of a row', async () => {
    await page
      .getByRole('button', { name: /^Status von / })
      .first()
      .click();
    await page.locator('[role^="menuitem"]', { hasText: 'In Bearbeitung' }).click();
    await expect(page.getByText(/^Status von \d+ ist jetzt In Bearbeitung\.$/).first()).toBeVisible();
    await expectGerman(page);
  });
});

test('numbers and dates have their German form', async ({ page, request }) => {
  await fill(request);
  await page.goto('/insights?from=2026-10-01&to=2026-10-15');
  await chooseGerman(page);
  await expect(page.getByRole('button', { name: 'Zeitraum: 1.–15. Okt. 2026' })).toBeVisible();
  await expect(page.getByText(/^\d+\s%$/).first()).toBeVisible();
  await page.goto('/submit');
  await page.getByLabel('Was ist passiert?').fill('x'.repeat(20_001));
  await expect(page.getByText('1 zu viel. Höchstens 20.000 Zeichen.')).toBeVisible();
});

test('what is being written outlives the change of the language', async ({ page }) => {
  await page.goto('/submit');
  await page.getByLabel('Title').fill('Half a title');
  await page.getByLabel('What happened?').fill('Half a description');
  await chooseGerman(page);
  await expect(page.getByLabel('Titel')).toHaveValue('Half a title');
  await expect(page.getByLabel('Was ist passiert?')).toHaveValue('Half a description');
});

test.describe('a browser that prefers German', () => {
  test.use({ locale: 'de-AT' });

  test('begins in German, and in English once that was chosen', async ({ page }) => {
    await page.goto('/queue');
    await expect(page.getByRole('button', { name: 'Einstellungen' })).toBeVisible();
    await expectGerman(page);
    await page.getByRole('button', { name: 'Einstellungen' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.getByRole('button', { name: 'Preferences' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('what the server says in English only is said in German', async ({ page }) => {
  await page.goto('/queue');
  await chooseGerman(page);
  const problem = { code: 'of_another_release', status: 400, title: 'Bad Request', detail: 'Somebody was faster.' };
  await page.route('**/api/tickets/stats/**', (route) =>
    route.fulfill({ status: 400, contentType: 'application/problem+json', json: problem }),
  );
  await page.goto('/insights');
  await expect(page.getByText('Der Server hat das abgelehnt.')).toBeVisible();
  await expect(page.getByText('Somebody was faster')).toHaveCount(0);
});
