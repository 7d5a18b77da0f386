import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

type Messages = Readonly<Record<string, string>>;

/**
 * The texts of the source that a translation says in other words, without those that hold something filled in: finding one
 * of them on a translated page means that it was not read from the messages. A word that is also the translation of
 * another one ("Status", "Ticket") proves nothing.
 */
export function untranslatedTexts(language: string): ReadonlySet<string> {
  const [source, translation] = [messagesOf('messages.json'), messagesOf(`messages.${language}.json`)];
  const translated = new Set(Object.values(translation).map((text) => text.trim()));
  const texts = Object.values(source).map((text) => text.trim());
  return new Set(texts.filter((text) => !translated.has(text) && !text.includes('{')));
}

function messagesOf(file: string): Messages {
  const path = new URL(`../../frontend/src/locale/${file}`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { translations: Messages }).translations;
}

/** What people read or hear on the page as it is now: every text, and the attributes that stand for one. */
export function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.textContent ?? '');
    for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? '');
    }
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
  });
}
