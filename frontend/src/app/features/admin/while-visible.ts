import { DestroyRef, DOCUMENT, inject } from '@angular/core';

/**
 * Does something again and again while the page can be seen, and at once when it is seen again. Ends with the component.
 * Call in an injection context.
 * @param every milliseconds
 */
export function whileVisible(every: number, work: () => void): void {
  const document = inject(DOCUMENT);
  const ifSeen = () => {
    if (document.visibilityState === 'visible') work();
  };
  const timer = setInterval(ifSeen, every);
  document.addEventListener('visibilitychange', ifSeen);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ifSeen);
  });
}
