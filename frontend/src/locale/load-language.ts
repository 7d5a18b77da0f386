import { LANGUAGE } from './language';

/** Loads the messages of the page's language. To be done before the first component is made: texts are read once. */
export async function loadLanguage(document: Document): Promise<void> {
  if (LANGUAGE === 'en') return; // The language of the source.
  try {
    const { speakGerman } = await import('./german');
    speakGerman();
    document.documentElement.lang = LANGUAGE;
  } catch (error) {
    // The page in English is better than no page.
    console.error(error);
  }
}
