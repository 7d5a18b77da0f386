import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatIconTestingModule } from '@angular/material/icon/testing';
import { describe, expect, it } from 'vitest';
import { ErrorState } from './error-state';

@Component({
  imports: [ErrorState],
  template: `
    <main tabindex="-1">
      @if (failed()) {
        <td-error-state heading="Not loaded" (retry)="failed.set(false)" />
      }
    </main>
  `,
})
class Page {
  readonly failed = signal(true);
}

describe('ErrorState', () => {
  it('leaves the focus in the page when another try succeeds', async () => {
    TestBed.configureTestingModule({ imports: [MatIconTestingModule] });
    const fixture = TestBed.createComponent(Page);
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    await fixture.whenStable();

    const button = page.querySelector('button');
    button?.focus();
    button?.click();
    await fixture.whenStable();

    expect(page.querySelector('td-error-state')).toBeNull();
    expect(document.activeElement).toBe(page.querySelector('main'));
  });
});
