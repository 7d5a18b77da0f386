import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Permission } from '../api/types';
import { PreloadPermitted } from './preload-permitted';
import { Session } from './session/session';

describe('PreloadPermitted', () => {
  const may = vi.fn<(permission: Permission) => boolean>();
  const load = vi.fn(() => of('loaded'));
  let strategy: PreloadPermitted;

  beforeEach(() => {
    vi.clearAllMocks();
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { may } }] });
    strategy = TestBed.inject(PreloadPermitted);
  });

  it('loads what is for everybody', () => {
    strategy.preload({ path: 'queue' }, load).subscribe();
    expect(load).toHaveBeenCalledOnce();
  });

  it('loads what is for some only for those', () => {
    const route = { path: 'admin', data: { for: ['people:manage', 'audit:read'] } };
    may.mockReturnValue(false);
    strategy.preload(route, load).subscribe();
    expect(load).not.toHaveBeenCalled();
    may.mockImplementation((permission) => permission === 'audit:read');
    strategy.preload(route, load).subscribe();
    expect(load).toHaveBeenCalledOnce();
  });
});
