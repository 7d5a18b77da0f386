import { Component, computed, type ElementRef, input, model, output, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import type { Evidence } from '../../api/types';
import { markPassages } from '../../shared/suggestion/mark-passages';

/**
 * A textarea whose text can be highlighted. A mirror with the same text lies behind the transparent textarea and also
 * gives it its height, so both always break their lines alike and scroll together.
 */
@Component({
  selector: 'td-evidence-textarea',
  template: `
    <div class="mirror" aria-hidden="true">
      @for (passage of passages(); track $index) {
        <span [class.evidence]="passage.marked">{{ passage.text }}</span>
      }
      <!-- A last empty line needs something in it to have a height. -->
      <span>&#8203;</span>
    </div>
    <textarea
      #field
      rows="5"
      [id]="inputId()"
      [value]="value()"
      [readOnly]="readonly()"
      [attr.aria-invalid]="faulty() || null"
      [attr.aria-describedby]="describedBy()"
      aria-required="true"
      (input)="value.set(field.value)"
      (blur)="touch.emit()"
    ></textarea>
  `,
  styleUrl: './evidence-textarea.scss',
})
export class EvidenceTextarea implements FormValueControl<string> {
  readonly value = model('');
  readonly readonly = input(false);
  readonly touch = output();

  readonly inputId = input.required<string>();
  readonly describedBy = input<string | null>(null);
  /** True while the page shows an error for this field. */
  readonly faulty = input(false);
  /** Passages to highlight; those that are no longer literally there are left out. */
  readonly evidence = input<readonly Evidence[]>([]);

  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  protected readonly passages = computed(() => markPassages(this.value(), 'description', this.evidence()));

  focus(options?: FocusOptions): void {
    this.field().nativeElement.focus(options);
  }
}
