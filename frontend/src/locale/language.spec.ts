import { afterEach, describe, expect, it, vi } from 'vitest';
import { languageFor, rememberLanguage } from './language';

describe('the language of a page load', () => {
  it.each([
    [['de-AT', 'en'], 'de', 'de-AT'],
    [['fr-FR', 'en-IE', 'de'], 'en', 'en-IE'],
    [['den'], 'en', 'en'],
    [[], 'en', 'en'],
  ])('for somebody who reads %j is %s, with the habits of %s', (tags, language, locale) => {
    expect(languageFor('', tags)).toEqual({ language, locale });
  });

  it('is the one that was chosen', () => {
    expect(languageFor('de', ['en-GB'])).toEqual({ language: 'de', locale: 'de' });
    expect(languageFor('de', ['en-GB', 'de-CH'])).toEqual({ language: 'de', locale: 'de-CH' });
  });

  it('follows the browser when something else is kept', () => {
    expect(languageFor('klingon', ['de'])).toEqual({ language: 'de', locale: 'de' });
  });
});

describe('rememberLanguage', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    localStorage.clear();
  });

  it('says whether the browser keeps it', () => {
    expect(rememberLanguage('de')).toBe(true);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('', 'SecurityError');
    });
    expect(rememberLanguage('de')).toBe(false);
  });
});
