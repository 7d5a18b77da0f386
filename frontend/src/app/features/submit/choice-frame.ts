import { Component, computed, contentChild, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatSelect } from '@angular/material/select';
import type { JudgedField } from '../../api/types';
import { percent } from '../../shared/numbers';
import { SuggestionTag } from '../../shared/suggestion-tag';
import type { FieldChoice } from './field-choice';

/**
 * The frame of a field that is suggested in pencil and decided in ink: its label, who decided it, the way to accept what
 * is suggested and the way back to what was declined. The select is projected.
 */
@Component({
  selector: 'td-choice-frame',
  imports: [MatIcon, SuggestionTag],
  template: `
    <span class="label" [id]="labelId()">{{ words().label }}</span>
    <span class="tag">
      @if (choice().decided()) {
        <td-suggestion-tag [decided]="true" />
      } @else if (choice().proposal(); as proposal) {
        <td-suggestion-tag [confidence]="proposal.confidence" />
      }
    </span>
    <div class="control"><ng-content /><mat-icon class="m" svgIcon="chevron-down" /></div>
    @if (choice().proposal()) {
      <p class="back">
        @if (declined(); as declined) {
          {{ declined }}
          <button type="button" [attr.aria-label]="words().takeBack" (click)="takeBack()" i18n>Use it</button>
        } @else if (choice().pencil()) {
          <button type="button" [attr.aria-label]="words().keep" (click)="keep()" i18n>Keep it</button>
        }
      </p>
    }
  `,
  styleUrl: './choice-frame.scss',
})
export class ChoiceFrame<Value extends string> {
  readonly field = input.required<JudgedField>();
  readonly labelId = input.required<string>();
  readonly choice = input.required<FieldChoice<Value>>();
  readonly terms = input.required<Readonly<Record<Value, { readonly label: string }>>>();

  private readonly select = contentChild.required(MatSelect);

  protected readonly words = computed(() =>
    this.field() === 'category'
      ? {
          label: $localize`Category`,
          takeBack: $localize`Use it: the suggested category`,
          keep: $localize`Keep it: the suggested category`,
        }
      : {
          label: $localize`Priority`,
          takeBack: $localize`Use it: the suggested priority`,
          keep: $localize`Keep it: the suggested priority`,
        },
  );
  protected readonly declined = computed(() => {
    const declined = this.choice().declined();
    if (declined === undefined) return undefined;
    return $localize`Suggested: ${this.terms()[declined.value].label}:value:, ${percent(declined.confidence)}:share:`;
  });

  /** Both buttons go with what they do, so the focus moves to the field. */
  protected keep(): void {
    this.choice().keepSuggestion();
    this.select().focus();
  }

  protected takeBack(): void {
    this.choice().useSuggestion();
    this.select().focus();
  }
}
