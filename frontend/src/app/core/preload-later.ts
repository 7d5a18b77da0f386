import { Injectable } from '@angular/core';
import type { PreloadingStrategy } from '@angular/router';
import { Observable, switchMap } from 'rxjs';
import { whenIdle } from './when-idle';

/** The first page reads and draws its own tickets first, in milliseconds. */
const SETTLED_MS = 2_000;

/** Loads the other pages once the first one is there: they then open without waiting, and without a server too. */
@Injectable({ providedIn: 'root' })
export class PreloadLater implements PreloadingStrategy {
  preload<Page>(_route: unknown, load: () => Observable<Page>): Observable<Page> {
    return settled().pipe(switchMap(load));
  }
}

function settled(): Observable<void> {
  return new Observable((subscriber) => {
    const timer = setTimeout(() => {
      whenIdle(() => {
        subscriber.next();
        subscriber.complete();
      });
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
    };
  });
}
