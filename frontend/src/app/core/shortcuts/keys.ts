import { Component, computed, input } from '@angular/core';
import { keyName } from './key-event';

interface Part {
  readonly text: string;
  readonly key: boolean;
}

/** Between two ways of doing a thing: 'J or K'. */
const JOINTS = ['or', 'to'];

/** 'Shift X' as a row of key caps, 'J or K' with a quiet word between them. */
@Component({
  selector: 'td-keys',
  template: `
    @for (part of parts(); track $index) {
      @if (part.key) {
        <kbd>{{ part.text }}</kbd>
      } @else {
        <span>{{ part.text }}</span>
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: 3px;
    }
    span {
      margin-inline: 2px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class Keys {
  readonly keys = input.required<string>();

  protected readonly parts = computed((): readonly Part[] =>
    this.keys()
      .split(' ')
      .map((part) => ({ text: keyName(part), key: !JOINTS.includes(part) })),
  );
}
