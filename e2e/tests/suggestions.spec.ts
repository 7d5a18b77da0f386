import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

interface Ticket {
  id: number;
  category: string;
  priority: string;
  needs_review: boolean;
  suggestion: {
    category: string;
    priority: string;
    category_outcome: string;
    priority_outcome: string;
  } | null;
}

interface Accuracy {
  models: {
    fields: {
      field: string;
      decided: number;
      accuracy: number | null;
      interval: { low: number; high: number } | null;
    }[];
  }[];
}

const LABELS: Record<string, string> = {
  billing: 'Billing',
  technical: 'Technical',
  account: 'Account',
  general: 'General',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};
const CHARGED_TWICE = 'My card was charged twice for the same invoice. Please refund one payment.';

test('a suggestion that arrives while the button is pressed does not move it away', async ({ page }) => {
  const pressed = Promise.withResolvers<undefined>();
  await page.route('**/api/tickets/classify/', async (route) => {
    await pressed.promise;
    await route.continue();
  });
  const suggested = page.waitForResponse('**/api/tickets/classify/');
  await page.goto('/submit');
  await page.getByLabel('Title').fill('Charged twice');
  await page.getByLabel('What happened?').fill(CHARGED_TWICE);
  await page.getByRole('button', { name: 'Send ticket' }).hover();
  await page.mouse.down();
  pressed.resolve(undefined);
  await suggested;
  // As long as a person presses.
  await page.waitForTimeout(200);
  await page.mouse.up();
  await expect(page.getByRole('heading', { name: /^Ticket \d+ is with us$/ })).toBeVisible();
});

test(
  'what a person makes of a suggestion while writing stands in the ticket view',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    const { suggested_priority: suggested } = await classify(request, 'Charged twice', CHARGED_TWICE);
    const other = suggested === 'critical' ? 'High' : 'Critical';
    const title = `Charged twice ${Date.now().toString(36)}`;
    await page.goto('/submit');
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('What happened?').fill(CHARGED_TWICE);
    await expect(page.getByRole('heading', { name: 'Our suggestion' })).toBeVisible();

    await test.step('one field is kept, one is overridden', async () => {
      await page.getByRole('button', { name: 'Keep it: the suggested category' }).click();
      await expect(page.getByRole('combobox', { name: 'Category' })).toBeFocused();
      await page.getByRole('combobox', { name: 'Priority' }).click();
      await page.getByRole('option', { name: other }).click();
      await expect(page.getByText('Your choice')).toHaveCount(2);
      await expectAccessible();
    });

    await test.step('the ticket remembers both', async () => {
      await page.getByRole('button', { name: 'Send ticket' }).click();
      const sent = await page.getByRole('heading', { name: /^Ticket \d+ is with us$/ }).textContent();
      await page.goto(`/queue/${/\d+/.exec(sent ?? '')?.[0]}`);
      await expect(card(page)).toContainText('Suggested by Built-in model');
      await expect(card(page)).toContainText('Kept');
      await expect(card(page)).toContainText(`Changed to ${other}`);
      await expect(card(page).getByRole('button', { name: /^Accept/ })).toHaveCount(0);
      await expectAccessible();
    });

    await test.step('the list says so too', async () => {
      await page.goto(`/queue?search=${encodeURIComponent(title)}`);
      await expect(page.getByText('Suggestion changed')).toBeAttached();
    });
  },
);

test(
  'an open suggestion is accepted with one key in the ticket view',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    const { id } = await submitAsSuggested(request, 'Charged twice', CHARGED_TWICE);
    await page.goto(`/queue/${id}`);
    await expect(card(page).getByText('Not decided yet')).toHaveCount(2);
    await expectAccessible();

    await page.keyboard.press('a');

    await expect(card(page).getByText('Kept')).toHaveCount(2);
    await expect
      .poll(async () => (await read(request, id)).suggestion)
      .toMatchObject({
        category_outcome: 'accepted',
        priority_outcome: 'accepted',
      });
    await page.reload();
    await expect(card(page).getByText('Kept')).toHaveCount(2);
  },
);

test(
  'an override is one choice, in which the suggestion stays marked',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    const { id, category } = await submitAsSuggested(request, 'Charged twice', CHARGED_TWICE);
    const other = category === 'account' ? 'general' : 'account';
    await page.goto(`/queue/${id}`);
    await card(page).getByRole('button', { name: 'Override' }).click();
    await expect(
      page.getByRole('menuitemradio', { name: new RegExp(`${LABELS[category]}.*Suggested \\d+%`) }),
    ).toBeVisible();
    await page.getByRole('menuitemradio', { name: LABELS[other] }).click();

    await expect(card(page)).toContainText(`Changed to ${LABELS[other]}`);
    await expect(card(page).getByRole('button', { name: 'Override' })).toBeFocused();
    await expectAccessible();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(card(page)).toContainText('Kept');
    await expect(card(page)).toBeFocused();
    expect((await read(request, id)).category).toBe(other);
  },
);

test('a refused acceptance goes back to pencil, and says why', async ({ page, request }) => {
  const { id } = await submitAsSuggested(request, 'Charged twice', CHARGED_TWICE);
  await page.route(`**/api/tickets/${id}/`, (route) =>
    route.request().method() === 'PATCH'
      ? route.fulfill({
          status: 400,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status: 400, code: 'validation_failed', detail: 'Not now.' }),
        })
      : route.fallback(),
  );
  await page.goto(`/queue/${id}`);
  await card(page)
    .getByRole('button', { name: /^Accept/ })
    .click();

  await expect(page.getByRole('alert').filter({ hasText: 'Not now.' })).toBeVisible();
  await expect(card(page).getByText('Not decided yet')).toHaveCount(2);
});

test('the queue narrows to what needs review', { tag: '@looks' }, async ({ page, request, expectAccessible }) => {
  // nothing in these words tells a category; of a number the model sees only the length, so that every run is judged alike
  const word = `look${Date.now()}`;
  const doubtful = await create(request, { title: word, description: 'asdf qwer zxcv uiop' });
  expect(doubtful.needs_review).toBe(true);
  await create(request, { title: word, description: 'x', category: 'general', priority: 'low' });
  await page.goto(`/queue?search=${word}`);
  await expect(page.getByRole('link', { name: word })).toHaveCount(2);

  const filter = page.getByRole('button', { name: 'Needs review' });
  await expect(filter).toHaveAttribute('aria-pressed', 'false');
  await filter.focus();
  await page.keyboard.press('Enter');

  await expect(filter).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/needs_review=true/);
  await expect(page.getByRole('link', { name: word })).toHaveCount(1);
  await expect(page.getByText('Needs review', { exact: true }).first()).toBeVisible();
  await expectAccessible();

  await page.reload();
  await expect(filter).toBeInViewport({ ratio: 0.9 });

  await page.goto(`/queue?needs_review=true&search=${word}&category=account`);
  await expect(page.getByRole('heading', { name: 'No ticket matches these filters' })).toBeVisible();
  await expect(page.getByText(`Needs review, Account, “${word}”`)).toBeVisible();
  await expectAccessible();
});

test(
  'Insights measures suggestions against decisions',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    for (let number = 1; number <= 32; number++) {
      // Two texts of which one says more than the other: a curve needs more than one level of confidence.
      const text = number % 2 === 0 ? CHARGED_TWICE : 'the order form of the house';
      const { id, category, priority } = await submitAsSuggested(request, `Ticket ${number}`, text);
      const data = number % 4 === 0 ? { category: 'general', priority: 'critical' } : { category, priority };
      const decided = await request.patch(`/api/tickets/${id}/`, { data });
      expect(decided.ok()).toBe(true);
    }
    const measured = (await (await request.get('/api/classification/accuracy/?field=category')).json()) as Accuracy;
    const all = measured.models.flatMap(({ fields }) => fields);
    const figures = all.toSorted((one, two) => two.decided - one.decided)[0];
    const share = (value: number | undefined | null) => ((value ?? NaN) * 100).toFixed(1);

    await page.goto('/insights?period=all');
    const section = page.getByRole('region', { name: 'How often suggestions are right' });
    await expect(section).toContainText(
      `${share(figures?.accuracy)}% right, 95% interval ${share(figures?.interval?.low)}–${share(figures?.interval?.high)}`,
    );
    await expect(section).toContainText(
      `Compared with ${all.reduce((sum, { decided }) => sum + decided, 0)} decisions`,
    );
    await expect(section.getByRole('table', { name: 'Where they differ' })).toBeVisible();
    await expect(section.getByRole('img', { name: /^Reliability curve\./ }).locator('svg')).toBeVisible();
    await expectAccessible();

    await test.step('the threshold moves by keyboard and says what it means', async () => {
      const slider = section.getByRole('slider', { name: 'Confidence threshold' });
      await slider.focus();
      await expect(slider).toHaveAttribute('aria-valuetext', /^80 percent: [\d,]+ of [\d,]+ covered/);
      await page.keyboard.press('ArrowRight');
      await expect(slider).toHaveAttribute('aria-valuetext', /^85 percent/);
    });

    await test.step('each chart has a table', async () => {
      await section.getByRole('button', { name: 'Reliability curve, show as table' }).click();
      await expect(section.getByRole('columnheader', { name: 'It was right' })).toBeVisible();
      await section.getByRole('button', { name: 'Confidence thresholds, show as table' }).click();
      await expect(section.getByRole('columnheader', { name: 'Covered' })).toBeVisible();
      await expectAccessible();
    });

    await test.step('field and period live in the address', async () => {
      await section.getByRole('radio', { name: 'Priority' }).click();
      await expect(page).toHaveURL(/field=priority/);
      await expect(section.getByRole('table', { name: 'Where they differ' })).toContainText('Critical');
      await section.getByRole('radio', { name: '30 days' }).click();
      await expect(page).not.toHaveURL(/period/);
      await page.reload();
      await expect(section.getByRole('radio', { name: 'Priority' })).toBeChecked();
    });

    await test.step('the charts follow the theme', async () => {
      const chart = section.locator('td-reliability svg');
      const inks = { light: 'rgb(8, 103, 127)', dark: 'rgb(136, 209, 236)' };
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(chart.locator(`path[stroke="${inks[colorScheme]}"]`)).toBeVisible();
      }
      await page.getByRole('button', { name: 'Preferences' }).click();
      await page.getByRole('menuitemradio', { name: 'Dark' }).click();
      await expect(chart.locator(`path[stroke="${inks.dark}"]`)).toBeVisible();
    });
  },
);

test('Insights gives no share of a handful of decisions', { tag: '@looks' }, async ({ page, expectAccessible }) => {
  const few = {
    field: 'category',
    suggestions: 20,
    decided: 12,
    open: 8,
    accepted: 10,
    overridden_by_submitter: 0,
    overridden_by_agent: 2,
    enough_data: false,
    message: 'not enough data',
    accuracy: null,
    interval: null,
    simplest_guess: null,
    confusion: [],
    calibration: null,
    expected_calibration_error: null,
    thresholds: null,
  };
  const model = { source: 'embedded', model: 'embedded', version: '1', suggestions: 20, fields: [few] };
  let answer = { from: null, to: null, needed_decisions: 30, enough_data: false, models: [model] };
  await page.route('**/api/classification/accuracy/**', (route) => route.fulfill({ json: answer }));
  await page.goto('/submit');
  await page.request.post('/api/tickets/', { data: { title: 'One', description: 'x' } });

  await page.goto('/insights');
  await expect(page.getByRole('heading', { name: 'Not enough data' })).toBeVisible();
  await expect(page.getByText('12 of 30 decisions so far.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the queue' })).toHaveAttribute('href', /status=open,in_progress/);
  await expectAccessible();

  answer = { ...answer, models: [] };
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No suggestions in the last 30 days' })).toBeVisible();
  await expectAccessible();
});

function card(page: Page): Locator {
  return page.getByRole('group', { name: 'Suggestion', exact: true });
}

async function create(request: APIRequestContext, data: object): Promise<Ticket> {
  const created = await request.post('/api/tickets/', { data });
  expect(created.status()).toBe(201);
  return (await created.json()) as Ticket;
}

async function read(request: APIRequestContext, id: number): Promise<Ticket> {
  return (await (await request.get(`/api/tickets/${id}/`)).json()) as Ticket;
}

async function classify(request: APIRequestContext, title: string, description: string) {
  const answer = await request.post('/api/tickets/classify/', { data: { title, description } });
  return (await answer.json()) as Record<'suggested_category' | 'suggested_priority' | 'suggestion_token', string>;
}

/** A ticket as the submit page sends it when nobody touches the suggestion. */
async function submitAsSuggested(request: APIRequestContext, title: string, description: string): Promise<Ticket> {
  const suggestion = await classify(request, title, description);
  return create(request, {
    title,
    description,
    category: suggestion.suggested_category,
    category_source: 'classifier',
    priority: suggestion.suggested_priority,
    priority_source: 'classifier',
    suggestion_token: suggestion.suggestion_token,
  });
}
