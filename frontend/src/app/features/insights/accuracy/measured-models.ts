import type { Accuracy, FieldAccuracy, JudgedField, ModelAccuracy } from '../../../api/types';
import { LANGUAGE } from '../../../../locale/language';
import { plural } from '../../../../locale/plural';
import { oneDecimal, wholeNumber } from '../../../shared/numbers';
import { SOURCE_NAMES } from '../../../shared/suggestion/source-names';
import { CATEGORIES, CATEGORY_TERMS, PRIORITIES, PRIORITY_TERMS, type Term } from '../../../shared/vocabulary';

/** One version of one model, measured on one field. */
export interface MeasuredModel {
  readonly key: string;
  /** "Claude". */
  readonly name: string;
  /** "claude-haiku-4-5, prompt 3"; "version 7" for the built-in model. */
  readonly version: string;
  readonly figures: FieldAccuracy;
}

/** Every model that made suggestions of the field, the most decided first. */
export function measuredModels({ models }: Accuracy, field: JudgedField): readonly MeasuredModel[] {
  return models
    .flatMap((model) => {
      const figures = model.fields.find((measured) => measured.field === field);
      return figures === undefined ? [] : [{ ...namesOf(model), figures }];
    })
    .sort((one, other) => other.figures.decided - one.figures.decided);
}

function namesOf({ source, model, version }: ModelAccuracy) {
  return {
    key: `${source} ${model} ${version}`,
    name: SOURCE_NAMES[source],
    version:
      source === 'embedded'
        ? $localize`:of a model|:version ${version}:version:`
        : $localize`:of a language model|:${model}:model:, prompt ${version}:version:`,
  };
}

/** The values of a field in the order in which people see them, with their words and icons. */
export function termsOf(field: JudgedField): readonly (Term & { readonly value: string })[] {
  return field === 'category'
    ? CATEGORIES.map((value) => ({ value, ...CATEGORY_TERMS[value] }))
    : PRIORITIES.map((value) => ({ value, ...PRIORITY_TERMS[value] }));
}

const EXACT = new Intl.NumberFormat(LANGUAGE, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** "91.2%": a measured share, where a tenth of a point may be the difference. */
export function exactPercent(share: number): string {
  return EXACT.format(share);
}

/** "89.8–92.5". */
export function intervalText({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${oneDecimal(low * 100)}–${oneDecimal(high * 100)}`;
}

/** "1,640 decisions", "1 decision". */
export function decisionCount(count: number): string {
  const number = wholeNumber(count);
  return plural(count, $localize`${number}:count: decision`, $localize`${number}:count: decisions`);
}
