import { Component, inject, provideEnvironmentInitializer } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { beforeEach, describe, expect, it } from 'vitest';
import { registerIcons } from '../../icons/icons';
import { Shortcuts } from '../shortcuts';
import { CheatSheet } from './cheat-sheet';

@Component({ template: '' })
class Page {
  constructor() {
    inject(Shortcuts).list([
      { keys: 'A', label: 'Accept the suggestion', group: 'Ticket' },
      { keys: 'J', label: 'Go to the next ticket', group: 'Queue' },
      { keys: '?', label: 'Show this list', group: 'Anywhere' },
      { keys: 'K', label: 'Go to the previous ticket', group: 'Queue' },
    ]);
  }
}

describe('CheatSheet', () => {
  let fixture: ComponentFixture<CheatSheet>;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideEnvironmentInitializer(registerIcons), { provide: MatDialogRef, useValue: {} }],
    });
    TestBed.createComponent(Page);
    TestBed.createComponent(Page);
    fixture = TestBed.createComponent(CheatSheet);
    fixture.detectChanges();
  });

  function element(): HTMLElement {
    return fixture.nativeElement as HTMLElement;
  }

  it('shows what is listed by place, each key once', () => {
    const sections = [...element().querySelectorAll('section')].map((section) => [
      section.querySelector('h3')?.textContent,
      ...[...section.querySelectorAll('dl > div')].map(
        (line) => `${line.querySelector('kbd')?.textContent}: ${line.querySelector('dt')?.textContent}`,
      ),
    ]);
    expect(sections).toEqual([
      ['Anywhere', '?: Show this list'],
      ['Queue', 'J: Go to the next ticket', 'K: Go to the previous ticket'],
      ['Ticket', 'A: Accept the suggestion'],
    ]);
  });

  it('switches single keys off', () => {
    element().querySelector<HTMLButtonElement>('[role="switch"]')?.click();
    expect(TestBed.inject(Shortcuts).enabled()).toBe(false);
  });
});
