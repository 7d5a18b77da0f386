import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationError, Router } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Notifier } from './notifier/notifier';
import { loadNewBuild } from './stale-build';

describe('loadNewBuild', () => {
  const assign = vi.fn();
  const fetch = vi.fn();
  const error = vi.fn<Notifier['error']>();
  const navigateByUrl = vi.fn();
  const stored = new Map<string, string>();

  beforeEach(() => {
    vi.resetAllMocks();
    fetch.mockResolvedValue({ ok: true });
    stored.clear();
    const sessionStorage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: DOCUMENT, useValue: { defaultView: { sessionStorage, location: { assign }, fetch } } },
        { provide: Notifier, useValue: { error } },
        { provide: Router, useValue: { navigateByUrl } },
      ],
    });
  });

  const fail = (url: string, message: string) =>
    TestBed.runInInjectionContext(() => loadNewBuild(new NavigationError(1, url, new TypeError(message))));

  it('loads the page anew where the person wanted to go', async () => {
    await fail('/insights', 'Failed to fetch dynamically imported module: http://localhost/chunk-AAAAAAAA.js');
    expect(assign).toHaveBeenCalledExactlyOnceWith('/insights');
  });

  it('does so once for an address', async () => {
    await fail('/insights', 'error loading dynamically imported module');
    await fail('/insights', 'error loading dynamically imported module');
    expect(assign).toHaveBeenCalledTimes(1);
  });

  it('keeps what is on screen while the server does not answer, and offers to go there again', async () => {
    fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await fail('/insights', 'Failed to fetch dynamically imported module');
    expect(assign).not.toHaveBeenCalled();
    expect(error.mock.calls[0]?.[0]).toMatch(/could not be reached/);

    error.mock.calls[0]?.[1]?.run();
    expect(navigateByUrl).toHaveBeenCalledExactlyOnceWith('/insights');

    await fail('/insights', 'Failed to fetch dynamically imported module');
    expect(assign).toHaveBeenCalledTimes(1);
  });

  it('leaves every other error alone', async () => {
    await fail('/insights', 'x is not a function');
    expect(assign).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
  });
});
