import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveEvents } from './live-events';
import { readWhenBack } from './read-when-back';

describe('readWhenBack', () => {
  const returns = new Subject<void>();
  const answer = { error: signal<Error | undefined>(undefined), reload: vi.fn() };

  beforeEach(() => {
    answer.reload.mockClear();
    TestBed.configureTestingModule({ providers: [{ provide: LiveEvents, useValue: { returns } }] });
    TestBed.runInInjectionContext(() => readWhenBack(answer));
  });

  it('reads again what was lost', () => {
    answer.error.set(new HttpErrorResponse({ status: 0, error: new TypeError('Failed to fetch') }));
    expect(answer.reload).not.toHaveBeenCalled();
    returns.next();
    expect(answer.reload).toHaveBeenCalledOnce();
  });

  it('leaves what was read as it is, and what the server refused', () => {
    answer.error.set(undefined);
    returns.next();
    answer.error.set(new HttpErrorResponse({ status: 404, error: { code: 'ticket_not_found' } }));
    returns.next();
    expect(answer.reload).not.toHaveBeenCalled();
  });
});
