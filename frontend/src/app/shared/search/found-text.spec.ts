import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from 'vitest';
import { FoundText } from './found-text';

describe('FoundText', () => {
  it('marks the words of the search and shows the text as it is', () => {
    const fixture = TestBed.createComponent(FoundText);
    fixture.componentRef.setInput('text', 'Pay <b>now</b>, repay later');
    fixture.componentRef.setInput('search', 'pay <b>');
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;

    expect(Array.from(host.querySelectorAll('mark'), (mark) => mark.textContent)).toEqual(['Pay', '<b>', 'pay']);
    expect(host.textContent).toBe('Pay <b>now</b>, repay later');
  });
});
