import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { percent } from './numbers';

/** Who decided a field: "Suggested · 97%" in pencil while nobody did, "Your choice" in ink once a person did. */
@Component({
  selector: 'td-suggestion-tag',
  imports: [MatIcon],
  template: `<mat-icon class="xs" [svgIcon]="decided() ? 'check' : 'pencil'" />{{ text() }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      color: var(--mat-sys-tertiary);
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
    }
    :host(.decided) {
      color: var(--mat-sys-primary);
    }
  `,
  host: { '[class.decided]': 'decided()' },
})
export class SuggestionTag {
  /** 0 to 1; without meaning once a person decided. */
  readonly confidence = input(0);
  readonly decided = input(false);

  protected readonly text = computed(() =>
    this.decided()
      ? $localize`:who decided a field|:Your choice`
      : $localize`:who decided a field|:Suggested · ${percent(this.confidence())}:share:`,
  );
}
