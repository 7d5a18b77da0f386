import { type ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import { Notifier } from '../notifier/notifier';
import { sentenceFor } from './sentence';

/** Errors nobody handled: told to the person once, with a way out, and left in the console for whoever repairs them. */
@Injectable({ providedIn: 'root' })
export class UnexpectedErrors implements ErrorHandler {
  // The notifier is looked up late: an error may happen while it is itself being created.
  private readonly injector = inject(Injector);

  handleError(error: unknown): void {
    console.error(error);
    // After a new release the files of the old one are gone, and only loading the page again helps.
    const message = isMissingChunk(error) ? $localize`This page has been updated.` : sentenceFor(error);
    this.injector.get(Notifier).error(message, {
      label: $localize`Reload`,
      run: () => {
        location.reload();
      },
    });
  }
}

function isMissingChunk(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}
