import { Component, DestroyRef, effect, type ElementRef, inject, signal, untracked, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { QueueUrl } from '../queue-url/queue-url';
import { isSingle, mayTakeKey } from '../shortcuts/key-event';
import { Shortcuts } from '../shortcuts/shortcuts';

/** From the last key until the queue follows the search, in milliseconds. */
export const SEARCH_DEBOUNCE_MS = 400;

/**
 * Searches the queue through its address. On the queue the list follows the typing; from another page Enter goes there.
 * `/` puts the focus here from anywhere, except while something is being typed.
 */
@Component({
  selector: 'td-search-box',
  imports: [MatIcon, MatIconButton],
  templateUrl: './search-box.html',
  styleUrl: './search-box.scss',
  host: {
    '[class.unfolded]': 'unfolded()',
    '[class.filled]': "text() !== ''",
    '(document:keydown)': 'focusOnSlash($event)',
  },
})
export class SearchBox {
  private readonly queueUrl = inject(QueueUrl);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly singleKeys = inject(Shortcuts).enabled;
  protected readonly text = signal('');
  /** On a phone the field is folded into a button until it is wanted. */
  protected readonly unfolded = signal(false);

  /** The search this box last put into the address; coming back from there it must not undo newer typing. */
  private sent = '';
  private pending: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(Shortcuts).list([{ keys: '/', label: $localize`Search tickets`, group: 'Anywhere' }]);

    effect(() => {
      const search = this.queueUrl.filters().search;
      untracked(() => {
        if (search !== this.sent) this.take(search);
      });
    });
    // Entering or leaving the queue: words that were typed elsewhere and never sent would not match the list. Somebody
    // who is typing right now has only been faster than the page.
    effect(() => {
      const active = this.queueUrl.active();
      untracked(() => {
        const { search } = this.queueUrl.filters();
        if (search === this.text().trim()) return;
        if (active && this.hasFocus()) this.edit(this.text());
        else this.take(search);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.pending);
    });
  }

  protected edit(text: string): void {
    this.text.set(text);
    clearTimeout(this.pending);
    if (!this.queueUrl.active()) return;
    this.pending = setTimeout(() => {
      this.send({ replaceUrl: true });
    }, SEARCH_DEBOUNCE_MS);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    clearTimeout(this.pending);
    this.send({ replaceUrl: this.queueUrl.active() });
  }

  /** One step back: a search is ended first, then the empty field is left (and folded on a phone). */
  protected back(event: Event): void {
    event.preventDefault();
    if (this.text() === '') {
      this.unfolded.set(false);
      this.field().nativeElement.blur();
    } else {
      this.edit('');
      this.field().nativeElement.focus();
    }
  }

  protected unfold(): void {
    this.unfolded.set(true);
    // The field is only hidden by the style sheet, so it can take the focus as soon as the class is drawn.
    setTimeout(() => {
      this.field().nativeElement.focus();
    });
  }

  protected focusOnSlash(event: KeyboardEvent): void {
    if (event.key !== '/' || !isSingle(event) || !this.singleKeys() || !mayTakeKey(event)) return;
    event.preventDefault();
    this.unfold();
  }

  private hasFocus(): boolean {
    const { nativeElement } = this.field();
    return nativeElement === nativeElement.ownerDocument.activeElement;
  }

  private send(options: { replaceUrl: boolean }): void {
    this.sent = this.text().trim();
    if (this.queueUrl.active() && this.sent === this.queueUrl.filters().search) return;
    void this.queueUrl.show({ search: this.sent }, options);
  }

  private take(search: string): void {
    clearTimeout(this.pending);
    this.sent = search;
    this.text.set(search);
    if (search !== '') this.unfolded.set(true);
  }
}
