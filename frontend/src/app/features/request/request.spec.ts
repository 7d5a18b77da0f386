import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideEnvironmentInitializer } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Subject } from 'rxjs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RequesterView } from '../../api/types';
import { registerIcons } from '../../core/icons/icons';
import { LiveEvents } from '../../core/live/live-events';
import { RequestPage } from './request';

const REQUEST: RequesterView = {
  id: 7,
  title: 'Charged twice',
  status: 'in_progress',
  created_at: '2026-11-21T08:00:00.000Z',
  updated_at: '2026-11-22T09:30:00.000Z',
};

describe('RequestPage', () => {
  let harness: RouterTestingHarness;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'requests', component: RequestPage }]),
        provideEnvironmentInitializer(registerIcons),
        { provide: LiveEvents, useValue: { returns: new Subject<void>() } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });

  const text = () => harness.fixture.nativeElement as HTMLElement;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    harness.detectChanges();
  };
  const open = async (address: string) => {
    await harness.navigateByUrl(address);
    harness.detectChanges();
  };

  it('shows the title, what the status means, and when something happened', async () => {
    await open('/requests#KEY-7');
    expect(text().querySelector('[aria-busy=true]')).not.toBeNull();
    server.expectOne('/api/requests/KEY-7/').flush(REQUEST);
    await settle();
    expect(text().querySelector('h1')?.textContent).toBe('Charged twice');
    expect(text().textContent).toContain('In progress');
    expect(text().textContent).toContain('Somebody is working on it.');
    expect(text().querySelectorAll('dd')).toHaveLength(2);
    expect(text().querySelector('[aria-busy=true]')).toBeNull();
  });

  it('says that a link leads nowhere, also one without a key, which is not asked for', async () => {
    await open('/requests');
    expect(text().textContent).toContain('There is no ticket at this link');
    await open('/requests#gone');
    server
      .expectOne('/api/requests/gone/')
      .flush({ code: 'request_not_found' }, { status: 404, statusText: 'Not Found' });
    await settle();
    expect(text().textContent).toContain('There is no ticket at this link');
    expect(text().querySelectorAll('h1')).toHaveLength(1);
  });

  it('asks again when it could not be loaded', async () => {
    await open('/requests#KEY-7');
    server.expectOne('/api/requests/KEY-7/').error(new ProgressEvent('error'));
    await settle();
    expect(text().textContent).toContain('The ticket could not be loaded');
    text().querySelector<HTMLElement>('td-error-state button')?.click();
    await settle();
    server.expectOne('/api/requests/KEY-7/').flush(REQUEST);
    await settle();
    expect(text().querySelector('h1')?.textContent).toBe('Charged twice');
  });
});
