import { expect, test } from '../support/test.ts';

interface Stats {
  total_tickets: number;
  open_tickets: number;
}

test('a ticket goes from its words to the statistics', async ({ page, request, expectAccessible }, { project }) => {
  // each run looks for its own ticket
  const word = `invoice-${project.name.replace(' ', '-')}-${Date.now().toString(36)}`;
  const stats = async () => (await (await request.get('/api/tickets/stats/')).json()) as Stats;
  const before = await stats();

  await test.step('the text gets a suggestion', async () => {
    await page.goto('/submit');
    await page.getByLabel('Title').fill(`Charged twice for ${word}`);
    await page
      .getByLabel('What happened?')
      .fill('My card was charged twice for the same invoice. Please refund one payment.');
    await expect(page.getByRole('heading', { name: 'Our suggestion' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Category' })).toContainText('Billing');
    await expect(page.getByText(/^by Built-in model/)).toBeVisible();
    await expectAccessible();
  });

  await test.step('a person overrides one field, and it stays', async () => {
    await page.getByRole('combobox', { name: 'Priority' }).click();
    await page.getByRole('option', { name: 'Critical' }).click();
    await expect(page.getByText('Your choice')).toBeVisible();
    await page.getByLabel('What happened?').pressSequentially(' It is only a question, no hurry.');
    await page.waitForResponse('**/api/tickets/classify/');
    await expect(page.getByRole('combobox', { name: 'Priority' })).toContainText('Critical');
    await expectAccessible();
  });

  await test.step('the ticket is sent and its number told', async () => {
    await page.getByRole('button', { name: 'Send ticket' }).click();
    await expect(page.getByRole('heading', { name: /^Ticket \d+ is with us$/ })).toBeVisible();
    await expect(page.locator('mat-snack-bar-container')).toContainText(/\d+/);
    await expectAccessible();
    await page.getByRole('button', { name: 'Send another' }).click();
    await expect(page.getByLabel('Title')).toHaveValue('');
    await expect(page.getByLabel('What happened?')).toHaveValue('');
  });

  await test.step('the statistics have counted it', async () => {
    await page.getByRole('link', { name: 'Insights' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
    await expect
      .poll(stats)
      .toMatchObject({ total_tickets: before.total_tickets + 1, open_tickets: before.open_tickets + 1 });
    await expectAccessible();
  });
});
