import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

const STORAGE_KEY = 'triagedesk.bulk';

/** The number of the change of many tickets that was asked for in this tab and has not ended, as long as the tab is open. */
@Injectable({ providedIn: 'root' })
export class ChangeUnderWay {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly kept = signal(this.remembered());

  readonly id = this.kept.asReadonly();

  set(id: number | undefined): void {
    this.kept.set(id);
    try {
      if (id === undefined) this.window?.sessionStorage.removeItem(STORAGE_KEY);
      else this.window?.sessionStorage.setItem(STORAGE_KEY, String(id));
    } catch {
      // Storage is blocked: the change is then only followed until the tab is loaded again.
    }
  }

  private remembered(): number | undefined {
    try {
      const id = Number(this.window?.sessionStorage.getItem(STORAGE_KEY) ?? undefined);
      return Number.isInteger(id) && id > 0 ? id : undefined;
    } catch {
      return undefined;
    }
  }
}
