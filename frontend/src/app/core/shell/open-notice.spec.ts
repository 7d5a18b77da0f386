import { provideEnvironmentInitializer } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from 'vitest';
import { registerIcons } from '../icons/icons';
import { OpenNotice } from './open-notice';

describe('OpenNotice', () => {
  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({ providers: [provideEnvironmentInitializer(registerIcons), provideRouter([])] });
  });

  async function show(): Promise<HTMLElement> {
    const fixture = TestBed.createComponent(OpenNotice);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('says that nobody has to sign in, and leads to where that is done', async () => {
    const notice = await show();
    expect(notice.textContent).toContain('Open to everybody');
    expect(notice.querySelector('a')?.getAttribute('href')).toBe('/sign-in');
  });

  it('is hidden until the browser is closed', async () => {
    const notice = await show();
    notice.querySelector('button')?.click();
    expect((await show()).querySelector('a')).toBeNull();
  });
});
