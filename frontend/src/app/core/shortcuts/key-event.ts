import { isTypingIn } from '../typing-target';

/** What is laid over the page and has keys of its own. Every overlay of ours is in such a pane. */
const OVER_THE_PAGE = ['dialog', 'alertdialog', 'menu'].map((role) => `.cdk-overlay-pane [role="${role}"]`).join();

/** True where the page itself may take a key: no dialog or menu is open, and nothing is being typed or chosen. */
export function mayTakeKey(event: KeyboardEvent): boolean {
  return !isTypingIn(event.target) && nothingOverThePage(event);
}

/** The same for a key that also works while something is being typed. */
export function nothingOverThePage({ target, defaultPrevented, isComposing }: KeyboardEvent): boolean {
  if (defaultPrevented || isComposing || !(target instanceof Node)) return false;
  const document = target.ownerDocument ?? target;
  return !(document instanceof Document) || document.querySelector(OVER_THE_PAGE) === null;
}

/** True for a key that is pressed by itself, with Shift at most. */
export function isSingle({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey;
}

/** Ctrl K, and on a Mac Command K: there Ctrl K belongs to the text field. */
export function isPaletteKey(event: KeyboardEvent): boolean {
  const wanted = hasCommandKey() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return wanted && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
}

/** True on systems whose main modifier is Command. */
function hasCommandKey(): boolean {
  return /Macintosh|iPhone|iPad/.test(navigator.userAgent);
}

/** A key or a word between keys as the language and this machine's keyboard name it. */
export function keyName(part: string): string {
  switch (part) {
    case 'Ctrl':
      return hasCommandKey() ? '⌘' : $localize`:a key|:Ctrl`;
    case 'Shift':
      return $localize`:a key|:Shift`;
    case 'or':
      return $localize`:between two keys|:or`;
    case 'to':
      return $localize`:from one key to another|:to`;
    default:
      return part;
  }
}
