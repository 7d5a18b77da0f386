import { DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { BehaviorSubject, defer, delay, filter, fromEvent, map, merge, type Observable, of, take } from 'rxjs';

/**
 * Emits once while no pointer is pressed: at once, or after the click that a press ends with. An element that moves away under
 * a pressed pointer is not clicked, so nothing may come that makes it move.
 */
export function pointerRelease(): Observable<unknown> {
  const page = inject(DOCUMENT);
  const on = (type: 'pointerdown' | 'pointerup' | 'pointercancel' | 'contextmenu') =>
    fromEvent<PointerEvent>(page, type, { capture: true });
  const pressed = new BehaviorSubject(false);
  merge(
    on('pointerdown').pipe(map(({ button }) => button === 0)),
    // A press that opens a menu may end without a word: the menu hears of it.
    merge(on('pointerup'), on('pointercancel'), on('contextmenu')).pipe(map(() => false)),
  )
    .pipe(takeUntilDestroyed())
    .subscribe(pressed);
  const released = pressed.pipe(
    filter((isPressed) => !isPressed),
    take(1),
    delay(0),
  );
  return defer(() => (pressed.value ? released : of(undefined)));
}
