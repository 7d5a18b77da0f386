import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../api/types';
import { Served } from '../../../core/testing/served';
import { Audit } from './audit';

const LOG = '/api/admin/audit/';

const ENTRY: AuditEntry = {
  id: 812,
  at: '2026-11-22T08:00:00.000Z',
  kind: 'role_changed',
  actor: 'robin@example.org',
  subject: 'bob@example.org',
  address: '192.0.2.7',
  details: { from: 'agent', to: 'admin' },
};

describe('Audit', () => {
  let page: Served;

  beforeEach(() => {
    page = new Served(Audit);
  });

  it('tells in words what happened', async () => {
    await page.open('/admin/audit');
    await page.answer('GET', LOG, [
      ENTRY,
      { ...ENTRY, id: 811, kind: 'model_activated', actor: null, address: null, subject: 'linear-1', details: {} },
      { ...ENTRY, id: 810, kind: 'sign_in_failed', actor: null, subject: null, details: {} },
      { ...ENTRY, id: 809, kind: 'of_a_newer_server', details: { new_name: 1 } },
    ]);
    const rows = [...page.element.querySelectorAll('li')].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' '));
    expect(rows[0]).toMatch(/Changed a role bob@example\.org ?from: agent · to: admin/);
    expect(rows[0]).toContain('robin@example.org 192.0.2.7');
    expect(rows[1]).toContain('the server itself');
    expect(rows[2]).toContain('nobody signed in');
    expect(rows[3]).toContain('of_a_newer_server');
  });

  it('is narrowed in the address, which can be gone back to', async () => {
    await page.open('/admin/audit?kind=signed_in&actor=robin@example.org&from=2026-11-01&to=2026-11-22');
    const query = '?kind=signed_in&actor=robin@example.org&from=2026-11-01&to=2026-11-22';
    await page.answer('GET', LOG + query, []);
    expect(page.field('select').value).toBe('signed_in');
    expect(page.find('a[download]').getAttribute('href')).toBe(`${LOG}export/${query}`);
    await page.press('Show all');
    expect(page.url).toBe('/admin/audit');
    await page.answer('GET', LOG, [ENTRY]);
    await page.fill('select', 'set_up');
    expect(page.url).toBe('/admin/audit?kind=set_up');
    await page.answer('GET', `${LOG}?kind=set_up`, []);
    await page.fill('input[type=text]', ' robin@example.org ');
    await page.answer('GET', `${LOG}?kind=set_up&actor=robin@example.org`, []);
  });

  it('leaves out what nobody could have chosen', async () => {
    await page.open('/admin/audit?kind=gossip&from=yesterday&to=2026-99-99');
    await page.answer('GET', LOG, [ENTRY]);
    expect(page.text).toContain('Changed a role');
  });

  it('goes on behind the last entry', async () => {
    await page.open('/admin/audit?kind=role_changed');
    await page.answer('GET', `${LOG}?kind=role_changed`, [ENTRY], { Link: `<${LOG}?cursor=abc>; rel="next"` });
    await page.press('Load more');
    await page.answer('GET', `${LOG}?kind=role_changed&cursor=abc`, [{ ...ENTRY, id: 3 }]);
    expect(page.element.querySelectorAll('li')).toHaveLength(2);
  });

  it('keeps what is there when the next page does not come', async () => {
    await page.open('/admin/audit');
    await page.answer('GET', LOG, [ENTRY], { Link: `<${LOG}?cursor=abc>; rel="next"` });
    await page.press('Load more');
    await page.refuse('GET', `${LOG}?cursor=abc`, 503, 'database_unavailable');
    expect(page.element.querySelectorAll('li')).toHaveLength(1);
    await page.press('Try again');
    await page.answer('GET', `${LOG}?cursor=abc`, [{ ...ENTRY, id: 3 }]);
    expect(page.element.querySelectorAll('li')).toHaveLength(2);
  });
});
