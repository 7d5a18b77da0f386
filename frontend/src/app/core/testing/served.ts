import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { provideEnvironmentInitializer, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { vi } from 'vitest';
import type { Permission } from '../../api/types';
import { Confirm } from '../confirm/confirm';
import { registerIcons } from '../icons/icons';
import { Notifier } from '../notifier/notifier';
import { Session } from '../session/session';

/** A page with a server that the test plays, and what the one who uses it sees, presses and is told. */
export class Served {
  readonly notifier = { info: vi.fn<(text: string) => void>(), error: vi.fn<(text: string) => void>() };
  /** The answer to whatever is asked before it is done. */
  readonly confirm = { ask: vi.fn(() => Promise.resolve(true)) };
  private harness: RouterTestingHarness | undefined;

  /** @param permissions of the one who uses the page */
  constructor(page: Type<unknown>, permissions: readonly Permission[] = []) {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideEnvironmentInitializer(registerIcons),
        provideRouter([{ path: '**', component: page }]),
        { provide: Notifier, useValue: this.notifier },
        { provide: Confirm, useValue: this.confirm },
        { provide: Session, useValue: { may: (permission: Permission) => permissions.includes(permission) } },
      ],
    });
  }

  get server(): HttpTestingController {
    return TestBed.inject(HttpTestingController);
  }

  get url(): string {
    return TestBed.inject(Router).url;
  }

  async open(url = '/'): Promise<void> {
    this.harness ??= await RouterTestingHarness.create();
    await this.harness.navigateByUrl(url);
    await this.settle();
  }

  get element(): HTMLElement {
    return this.harness?.fixture.nativeElement as HTMLElement;
  }

  /** What can be read on it. */
  get text(): string {
    return this.element.textContent.replaceAll(/\s+/g, ' ');
  }

  find(selector: string): HTMLElement {
    const found = this.element.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`There is no ${selector}.`);
    return found;
  }

  /** What is written or chosen in. */
  field(selector: string): HTMLInputElement {
    return this.find(selector) as HTMLInputElement;
  }

  async press(label: string): Promise<void> {
    const button = [...document.querySelectorAll<HTMLElement>('button, a, [role^="menuitem"]')].find(
      ({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim().startsWith(label),
    );
    if (button === undefined) throw new Error(`There is no button “${label}”.`);
    button.click();
    await this.settle();
  }

  /** Writes into a field, or chooses, and leaves it. */
  async fill(selector: string, value: string): Promise<void> {
    const field = this.field(selector);
    field.value = value;
    for (const event of ['input', 'change']) field.dispatchEvent(new Event(event));
    await this.settle();
  }

  async submit(): Promise<void> {
    this.find('form').dispatchEvent(new Event('submit', { cancelable: true }));
    await this.settle();
  }

  /** The request that waits. */
  asked(method: string, url: string): TestRequest {
    return this.server.expectOne((request) => request.method === method && request.urlWithParams === url);
  }

  async answer(method: string, url: string, body: object | null, headers: Record<string, string> = {}): Promise<void> {
    this.asked(method, url).flush(body, { headers });
    await this.settle();
  }

  async refuse(method: string, url: string, status: number, code: string): Promise<void> {
    this.asked(method, url).flush({ code, status, detail: 'No.' }, { status, statusText: 'Refused' });
    await this.settle();
  }

  async settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    this.harness?.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    this.harness?.detectChanges();
  }
}
