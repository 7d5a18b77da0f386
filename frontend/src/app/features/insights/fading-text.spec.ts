import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { expect, it } from 'vitest';
import { FadingText } from './fading-text';

it('a fading text starts its fade again with each new text, and with nothing else', () => {
  const text = signal('7');
  const fixture = TestBed.createComponent(FadingText, { bindings: [inputBinding('text', text)] });
  const host = fixture.nativeElement as HTMLElement;
  const phases = ['7', '8', '8', '9'].map((next) => {
    text.set(next);
    fixture.detectChanges();
    return `${host.textContent} ${host.className}`.trim();
  });

  expect(phases).toEqual(['7', '8 odd', '8 odd', '9']);
});
