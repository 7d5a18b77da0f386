import { Clipboard } from '@angular/cdk/clipboard';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiToken, MadeToken } from '../../api/types';
import { Served } from '../testing/served';
import { TokensSection } from './tokens-section';

const TOKEN: ApiToken = {
  id: 4,
  name: 'Nightly export',
  scopes: ['tickets:read', 'tickets:export'],
  prefix: 'td_9fK2x',
  created_at: '2026-11-22T08:00:00.000Z',
  expires_at: '2999-02-20T08:00:00.000Z',
  last_used_at: null,
  last_used_address: null,
};
const MADE: MadeToken = { ...TOKEN, id: 5, token: 'td_secret' };

const ALL = '/api/admin/tokens/';
const OWN = '/api/account/tokens/';

@Component({ imports: [TokensSection], template: '<td-tokens-section whose="all" />' })
class AllOfThem {}

@Component({ imports: [TokensSection], template: '<td-tokens-section whose="own" />' })
class OwnOnes {}

describe('TokensSection', () => {
  let page: Served;

  describe('of everybody', () => {
    beforeEach(async () => {
      page = new Served(AllOfThem, ['tickets:read', 'tickets:export', 'tokens:manage']);
      await page.open();
    });

    it('tells whose a token is, what it may do and whether it is of use', async () => {
      const owner = { id: 2, name: 'Robin', email: 'robin@example.org' };
      await page.answer('GET', ALL, [
        { ...TOKEN, owner: null },
        { ...TOKEN, id: 3, name: 'Old', owner, expires_at: '2020-01-01T00:00:00.000Z' },
        { ...TOKEN, id: 2, last_used_at: '2026-11-23T01:00:00.000Z', last_used_address: '192.0.2.7', owner },
      ]);
      const [service, old, used] = [...page.element.querySelectorAll('li')].map((row) => row.textContent);
      expect(service).toContain('service token');
      expect(service).toContain('Read tickets and statistics · Export tickets');
      expect(service).toContain('never used');
      expect(old).toContain('of Robin (robin@example.org)');
      expect(old).toContain('ended ');
      expect(used).toMatch(/last used .* from 192\.0\.2\.7/);
    });

    it('says that there are none', async () => {
      await page.answer('GET', ALL, []);
      expect(page.text).toContain('There are no tokens.');
    });

    it('offers only what the maker may do, and sends nothing that is incomplete', async () => {
      await page.answer('GET', ALL, []);
      expect(page.element.querySelectorAll('input[type=checkbox]')).toHaveLength(3);
      await page.submit();
      expect(page.text).toContain('Say what the token is for.');
      expect(page.text).toContain('Choose at least one thing that it may do.');
      page.server.expectNone({ method: 'POST' });
    });

    it('shows a new token once, to be copied', async () => {
      const copy = vi.spyOn(TestBed.inject(Clipboard), 'copy').mockReturnValue(true);
      await page.answer('GET', ALL, []);
      await page.fill('#token-name', ' Nightly export ');
      page.find('input[type=checkbox]').click();
      await page.fill('#token-days', '30');
      await page.submit();
      const request = page.asked('POST', ALL);
      expect(request.request.body).toEqual({ name: 'Nightly export', scopes: ['tickets:read'], expires_in_days: 30 });
      request.flush(MADE);
      await page.settle();
      await page.answer('GET', ALL, [TOKEN]);
      expect(page.field('.secret input').value).toBe('td_secret');
      expect(document.activeElement).toBe(page.find('.secret input'));
      expect(page.field('#token-name').value).toBe('');
      await page.press('Copy');
      expect(copy).toHaveBeenCalledWith('td_secret');
    });

    it('keeps what was written when the server refuses it', async () => {
      await page.answer('GET', ALL, []);
      await page.fill('#token-name', 'x');
      page.find('input[type=checkbox]').click();
      await page.submit();
      await page.refuse('POST', ALL, 409, 'too_many_tokens');
      expect(page.find('form [role=alert]').textContent).toBe('No.');
      expect(page.field('#token-name').value).toBe('x');
    });

    it('revokes after asking', async () => {
      await page.answer('GET', ALL, [TOKEN]);
      page.confirm.ask.mockResolvedValueOnce(false);
      await page.press('Revoke');
      page.server.expectNone({ method: 'DELETE' });
      await page.press('Revoke');
      await page.answer('DELETE', `${ALL}4/`, null);
      expect(page.notifier.info).toHaveBeenCalledWith('The token “Nightly export” is revoked.');
      expect(page.text).toContain('There are no tokens.');
    });

    it('says why they are not there, and tries again', async () => {
      await page.refuse('GET', ALL, 503, 'database_unavailable');
      expect(page.text).toContain('The tokens could not be loaded');
      await page.press('Try again');
      await page.answer('GET', ALL, [TOKEN]);
      expect(page.text).toContain('Nightly export');
    });
  });

  it('of a person are at another address', async () => {
    page = new Served(OwnOnes, ['tickets:read']);
    await page.open();
    await page.answer('GET', OWN, [TOKEN]);
    expect(page.text).not.toContain('service token');
    await page.press('Revoke');
    await page.answer('DELETE', `${OWN}4/`, null);
    expect(page.text).toContain('There are no tokens.');
  });
});
