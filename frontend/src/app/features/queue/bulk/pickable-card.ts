import { DestroyRef, Directive, ElementRef, inject, input } from '@angular/core';
import { Selection } from './selection';

/** How long a finger rests on a card until it selects it, in milliseconds. */
const LONG_PRESS_MS = 500;

/** A finger that moves further than this scrolls, in pixels. */
const SLACK = 10;

/** A card that a long press selects; while cards are selected a tap does, and opens nothing. */
@Directive({
  selector: '[tdPickable]',
  host: {
    '(pointerdown)': 'press($event)',
    '(pointermove)': 'move($event)',
    '(pointerup)': 'release()',
    '(pointercancel)': 'release()',
    '(contextmenu)': 'keepMenuAway($event)',
  },
})
export class PickableCard {
  private readonly selection = inject(Selection);

  readonly id = input.required<number>({ alias: 'tdPickable' });

  private timer: ReturnType<typeof setTimeout> | undefined;
  private start = { x: 0, y: 0 };
  /** True from a long press until the click that ends it. */
  private held = false;

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const tap = (event: MouseEvent) => this.tap(event);
    // Before the link in the card sees it.
    element.addEventListener('click', tap, { capture: true });
    inject(DestroyRef).onDestroy(() => {
      this.release();
      element.removeEventListener('click', tap, { capture: true });
    });
  }

  protected press({ pointerType, clientX, clientY }: PointerEvent): void {
    this.release();
    this.held = false;
    if (pointerType === 'mouse') return;
    this.start = { x: clientX, y: clientY };
    this.timer = setTimeout(() => {
      this.held = true;
      this.selection.toggle(this.id());
    }, LONG_PRESS_MS);
  }

  protected move({ clientX, clientY }: PointerEvent): void {
    if (Math.hypot(clientX - this.start.x, clientY - this.start.y) > SLACK) this.release();
  }

  protected release(): void {
    clearTimeout(this.timer);
  }

  /** A long press on a link would open the browser's own menu. */
  protected keepMenuAway(event: Event): void {
    if (this.held) event.preventDefault();
  }

  private tap(event: MouseEvent): void {
    const onBox = event.target instanceof Element && event.target.closest('[role="checkbox"]') !== null;
    if (!this.held && (onBox || !this.selection.mode())) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.held) this.selection.toggle(this.id());
    this.held = false;
  }
}
