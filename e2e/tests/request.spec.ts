import { expect, test } from '../support/test.ts';

test(
  'whoever sent a ticket sees by their link what becomes of it, until it is deleted',
  { tag: '@looks' },
  async ({ page, request, expectAccessible }) => {
    await page.goto('/submit');
    await page.getByLabel('Title').fill('Where is my parcel');
    await page.getByLabel('What happened?').fill('It has been on its way for two weeks.');
    await page.getByRole('button', { name: 'Send ticket' }).click();
    const heading = page.getByRole('heading', { name: /^Ticket \d+ is with us$/ });
    const id = /\d+/.exec((await heading.textContent()) ?? '')?.[0];
    await expectAccessible();

    await page.getByRole('link', { name: '/requests#' }).click();
    await expect(page).toHaveTitle('Your ticket · TriageDesk');
    await expect(page.getByRole('heading', { name: 'Where is my parcel' })).toBeVisible();
    await expect(page.getByText('It has arrived and waits for its turn.')).toBeVisible();
    await expectAccessible();

    await request.patch(`/api/tickets/${id}/`, { data: { status: 'in_progress' } });
    await page.reload();
    await expect(page.getByText('Somebody is working on it.')).toBeVisible();

    await request.delete(`/api/tickets/${id}/`);
    const key = new URL(page.url()).hash.slice(1);
    expect((await request.get(`/api/requests/${key}/`)).status()).toBe(404);

    await page.goto('/requests');
    await expect(page.getByText('There is no ticket at this link')).toBeVisible();
    await expectAccessible();
  },
);
