import { provideEnvironmentInitializer } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerInsightsIcons } from '../insights-icons';
import { ChartTools } from './chart-tools';

describe('ChartTools', () => {
  let fixture: ComponentFixture<ChartTools>;
  let blob: Blob | undefined;
  const clicked = vi.fn<(link: HTMLAnchorElement) => void>();

  beforeEach(() => {
    vi.stubGlobal('URL', {
      createObjectURL: (given: Blob) => {
        blob = given;
        return 'blob:figures';
      },
      revokeObjectURL: vi.fn(),
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked(this);
    });
    TestBed.configureTestingModule({
      providers: [
        provideEnvironmentInitializer(registerInsightsIcons),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    fixture = TestBed.createComponent(ChartTools);
    fixture.componentRef.setInput('name', 'Created and resolved');
    fixture.componentRef.setInput('sheet', undefined);
    fixture.detectChanges();
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    clicked.mockReset();
    blob = undefined;
  });

  function button(name: string): HTMLButtonElement {
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>(`[aria-label="${name}"]`);
    if (found === null) throw new Error(`There is no button "${name}".`);
    return found;
  }

  it('names what is turned into a table, and back', () => {
    button('Created and resolved, show as table').click();
    fixture.detectChanges();
    expect(fixture.componentInstance.asTable()).toBe(true);
    button('Created and resolved, show as chart').click();
    fixture.detectChanges();
    expect(fixture.componentInstance.asTable()).toBe(false);
  });

  it('gives the figures as a file', async () => {
    const rows = [['Sat, 21 Nov', 12]];
    fixture.componentRef.setInput('sheet', {
      caption: 'x',
      fileName: 'created-2026-11-21',
      head: ['Day', 'Created'],
      rows,
    });
    fixture.detectChanges();
    button('Created and resolved, download as CSV').click();

    expect(clicked.mock.calls[0]?.[0]).toMatchObject({
      download: 'triagedesk-created-2026-11-21.csv',
      href: 'blob:figures',
    });
    expect(blob?.type).toBe('text/csv;charset=utf-8');
    expect(await blob?.text()).toContain('"Sat, 21 Nov",12');
  });

  it('has no file while there are no figures', () => {
    expect(button('Created and resolved, download as CSV').getAttribute('aria-disabled')).toBe('true');
    button('Created and resolved, download as CSV').click();
    expect(clicked).not.toHaveBeenCalled();
  });
});
