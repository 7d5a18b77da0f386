export type Language = 'en' | 'de';

/** The languages that there are, each by its own name: whoever looks for theirs may not be able to read the others. */
export const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
] as const satisfies readonly { code: Language; name: string }[];

const STORAGE_KEY = 'triagedesk.language';

const { language, locale } = languageFor(remembered(), navigator.languages);

/** The language of this page load: the one that was chosen in this browser, else the first that its owner reads. */
export const LANGUAGE = language;

/** The same with the habits of a region, for dates and times: somebody who reads English in Ireland is no American. */
export const LOCALE = locale;

/**
 * @param chosen what is kept in this browser, if anything
 * @param tags what its owner reads, the best first
 */
export function languageFor(
  chosen: string,
  tags: readonly string[],
): { readonly language: Language; readonly locale: string } {
  const language = languageOf(chosen) ?? tags.map(languageOf).find((one) => one !== undefined) ?? 'en';
  return { language, locale: tags.find((tag) => languageOf(tag) === language) ?? language };
}

/**
 * Remembers the language for the next page load. Texts are read once for each page load, so it takes one to see it.
 * @returns false where storage is blocked
 */
export function rememberLanguage(language: Language): boolean {
  try {
    localStorage.setItem(STORAGE_KEY, language);
    return true;
  } catch {
    return false;
  }
}

function remembered(): string {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? '';
  } catch {
    return ''; // Storage is blocked.
  }
}

/** The language of a tag such as `de-AT`; undefined when it is not one of ours. */
function languageOf(tag: string): Language | undefined {
  return LANGUAGES.find(({ code }) => code === tag.split('-')[0]?.toLowerCase())?.code;
}
