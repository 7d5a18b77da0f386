import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Keys } from './keys';

afterEach(() => {
  vi.restoreAllMocks();
});

function shown(keys: string): readonly string[] {
  const fixture = TestBed.createComponent(Keys, { bindings: [inputBinding('keys', () => keys)] });
  fixture.detectChanges();
  const caps = [...(fixture.nativeElement as HTMLElement).children];
  return caps.map(({ localName, textContent }) => (localName === 'kbd' ? `[${textContent}]` : textContent));
}

describe('Keys', () => {
  it('draws a cap for every key and none for the words between', () => {
    expect(shown('Shift X')).toEqual(['[Shift]', '[X]']);
    expect(shown('J or K')).toEqual(['[J]', 'or', '[K]']);
    expect(shown('1 to 4')).toEqual(['[1]', 'to', '[4]']);
  });

  it('names the keys of a Mac', () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)');
    expect(shown('Ctrl K')).toEqual(['[⌘]', '[K]']);
  });
});
