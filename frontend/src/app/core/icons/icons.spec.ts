import { provideEnvironmentInitializer } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatIconRegistry } from '@angular/material/icon';
import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { CATEGORY_TERMS, PRIORITY_TERMS, STATUS_TERMS, type Term } from '../../shared/vocabulary';
import { registerIcons } from './icons';

describe('icons', () => {
  const terms: readonly Term[] = [
    ...Object.values(CATEGORY_TERMS),
    ...Object.values(PRIORITY_TERMS),
    ...Object.values(STATUS_TERMS),
  ];

  it.each(terms)('include the one of $label, drawn and without a request', async ({ icon }) => {
    TestBed.configureTestingModule({ providers: [provideEnvironmentInitializer(registerIcons)] });
    const svg = await firstValueFrom(TestBed.inject(MatIconRegistry).getNamedSvgIcon(icon));

    expect(svg.childElementCount).toBeGreaterThan(0);
  });
});
