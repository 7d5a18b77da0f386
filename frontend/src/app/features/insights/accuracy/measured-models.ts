import type { Accuracy, FieldAccuracy, JudgedField, ModelAccuracy } from '../../../api/types';
import { wholeNumber } from '../../../shared/numbers';
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
    version: source === 'embedded' ? `version ${version}` : `${model}, prompt ${version}`,
  };
}

/** The values of a field in the order in which people see them, with their words and icons. */
export function termsOf(field: JudgedField): readonly (Term & { readonly value: string })[] {
  return field === 'category'
    ? CATEGORIES.map((value) => ({ value, ...CATEGORY_TERMS[value] }))
    : PRIORITIES.map((value) => ({ value, ...PRIORITY_TERMS[value] }));
}

/** "91.2%": a measured share, where a tenth of a point may be the difference. */
export function exactPercent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** "89.8–92.5". */
export function intervalText({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`;
}

/** "1,640 decisions", "1 decision". */
export function decisionCount(count: number): string {
  return `${wholeNumber(count)} ${count === 1 ? 'decision' : 'decisions'}`;
}
