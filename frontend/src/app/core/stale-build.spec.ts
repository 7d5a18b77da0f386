import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationError } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadNewBuild } from './stale-build';

describe('loadNewBuild', () => {
  const assign = vi.fn();
  const stored = new Map<string, string>();

  beforeEach(() => {
    assign.mockClear();
    stored.clear();
    const sessionStorage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    };
    TestBed.configureTestingModule({
      providers: [{ provide: DOCUMENT, useValue: { defaultView: { sessionStorage, location: { assign } } } }],
    });
  });

  const fail = (url: string, message: string) =>
    TestBed.runInInjectionContext(() => {
      loadNewBuild(new NavigationError(1, url, new TypeError(message)));
    });

  it('loads the page anew where the person wanted to go', () => {
    fail('/insights', 'Failed to fetch dynamically imported module: http://localhost/chunk-AAAAAAAA.js');
    expect(assign).toHaveBeenCalledExactlyOnceWith('/insights');
  });

  it('does so once for an address', () => {
    fail('/insights', 'error loading dynamically imported module');
    fail('/insights', 'error loading dynamically imported module');
    expect(assign).toHaveBeenCalledTimes(1);
  });

  it('leaves every other error alone', () => {
    fail('/insights', 'x is not a function');
    expect(assign).not.toHaveBeenCalled();
  });
});
