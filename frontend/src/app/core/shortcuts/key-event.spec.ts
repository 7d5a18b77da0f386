import { afterEach, describe, expect, it, vi } from 'vitest';
import { isPaletteKey, isSingle, mayTakeKey, nothingOverThePage } from './key-event';

/** A key as the document hears it, pressed on the last element of the markup. */
function press(markup: string, init: KeyboardEventInit): KeyboardEvent {
  document.body.innerHTML = markup;
  const target = [...document.body.querySelectorAll('*')].at(-1) ?? document.body;
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

afterEach(() => {
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

describe('mayTakeKey', () => {
  it.each([
    ['nothing in particular', '<p></p>', true],
    ['a button', '<button></button>', true],
    ['a link', '<a href="#"></a>', true],
    ['a field', '<input>', false],
    ['a text area', '<textarea></textarea>', false],
    ['an option of a list', '<ul role="listbox"><li role="option"></li></ul>', false],
    ['an item of a menu', '<div role="menu"><button role="menuitem"></button></div>', false],
    ['the page behind a dialog', '<div class="cdk-overlay-pane"><div role="dialog"></div></div><p></p>', false],
    ['the page behind a question', '<div class="cdk-overlay-pane"><div role="alertdialog"></div></div><p></p>', false],
    ['the page behind a menu', '<div class="cdk-overlay-pane"><div role="menu"></div></div><p></p>', false],
    ['the page beside a message', '<div class="cdk-overlay-pane"><div role="status"></div></div><p></p>', true],
  ])('tells for %s', (_, markup, may) => {
    expect(mayTakeKey(press(markup, { key: 'g' }))).toBe(may);
  });

  it('leaves a key alone that somebody else took, or that belongs to a letter being composed', () => {
    const taken = press('<p></p>', { key: 'g' });
    taken.preventDefault();
    expect(mayTakeKey(taken)).toBe(false);
    expect(mayTakeKey(press('<p></p>', { key: 'g', isComposing: true }))).toBe(false);
  });
});

describe('nothingOverThePage', () => {
  it('does not mind that something is being typed', () => {
    expect(nothingOverThePage(press('<input>', { key: 'k', ctrlKey: true }))).toBe(true);
  });
});

describe('isSingle', () => {
  it('allows Shift and no other modifier', () => {
    expect(isSingle(new KeyboardEvent('keydown', { key: '?', shiftKey: true }))).toBe(true);
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
      expect(isSingle(new KeyboardEvent('keydown', { key: 'g', [modifier]: true }))).toBe(false);
    }
  });
});

describe('isPaletteKey', () => {
  const key = (init: KeyboardEventInit) => isPaletteKey(new KeyboardEvent('keydown', { key: 'k', ...init }));

  it('is Ctrl K', () => {
    expect(key({ ctrlKey: true })).toBe(true);
    expect(key({ ctrlKey: true, key: 'K' })).toBe(true);
    expect(key({})).toBe(false);
    expect(key({ metaKey: true })).toBe(false);
    expect(key({ ctrlKey: true, shiftKey: true })).toBe(false);
    expect(key({ ctrlKey: true, altKey: true })).toBe(false);
  });

  it('is Command K on a Mac, where Ctrl K belongs to the text', () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)');
    expect(key({ metaKey: true })).toBe(true);
    expect(key({ ctrlKey: true })).toBe(false);
  });
});
