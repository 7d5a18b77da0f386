import { beforeEach, describe, expect, it } from 'vitest';
import type { ManagedPerson } from '../../../api/types';
import { Served } from '../../../core/testing/served';
import { People } from './people';

const PEOPLE = '/api/admin/people/';

const ROBIN = {
  id: 3,
  email: 'robin@example.org',
  name: 'Robin',
  role: 'agent',
  disabled: false,
  created_at: '2026-11-22T08:00:00.000Z',
  last_sign_in_at: null,
} as ManagedPerson;

describe('People', () => {
  let page: Served;

  beforeEach(async () => {
    page = new Served(People);
    await page.open();
    await page.answer('GET', PEOPLE, [ROBIN]);
  });

  it('tells who may sign in, and as what', () => {
    expect(page.find('li').textContent).toMatch(/Robin\s+robin@example.org ·\s+has never signed in/);
    expect(page.find('li button').textContent).toContain('Agent');
  });

  it('adds somebody, and makes the link with which they choose a password', async () => {
    await page.fill('#person-name', 'Alex');
    await page.fill('#person-email', ' alex@example.org ');
    await page.submit();
    const added = page.asked('POST', PEOPLE);
    expect(added.request.body).toEqual({ name: 'Alex', email: 'alex@example.org', role: 'agent' });
    added.flush({ ...ROBIN, id: 4, name: 'Alex', email: 'alex@example.org' });
    await page.settle();
    const link = { path: '/reset-password#key', expires_at: '2026-11-23T08:00:00.000Z' };
    await page.answer('POST', `${PEOPLE}4/reset-link/`, link);
    expect(page.field('.link input').value).toMatch(/\/reset-password#key$/);
    expect(page.text).toContain('Give it to Alex only');
  });

  it('says which field is missing or refused', async () => {
    await page.submit();
    expect(page.text).toContain('Type a name.');
    expect(page.text).toContain('Type an e-mail address.');
    await page.fill('#person-name', 'Alex');
    await page.fill('#person-email', 'robin@example.org');
    await page.submit();
    page
      .asked('POST', PEOPLE)
      .flush(
        { code: 'email_taken', status: 409, detail: 'Taken.', errors: { email: ['Taken'] } },
        { status: 409, statusText: 'Conflict' },
      );
    await page.settle();
    expect(page.find('#person-email').getAttribute('aria-invalid')).toBe('true');
  });

  it('makes an administrator of an agent, who is listed as one then', async () => {
    await page.press('Agent');
    await page.press('Make an administrator');
    const change = page.asked('PATCH', `${PEOPLE}3/`);
    expect(change.request.body).toEqual({ role: 'admin' });
    change.flush({ ...ROBIN, role: 'admin' });
    await page.settle();
    expect(page.find('li button').textContent).toContain('Administrator');
    expect(page.notifier.info).toHaveBeenCalledWith('Robin is changed.');
  });

  it('says why somebody was not disabled', async () => {
    await page.press('Agent');
    await page.press('Disable');
    await page.refuse('PATCH', `${PEOPLE}3/`, 409, 'last_administrator');
    expect(page.notifier.error).toHaveBeenCalledOnce();
    expect(page.text).toContain('has never signed in');
  });
});
