import { readProblem } from '../../../api/problem';
import { sentenceFor } from '../../../core/errors/sentence';

const BY_CODE: Readonly<Record<string, () => string>> = {
  model_not_found: () => $localize`This version is no longer there. Load the page again.`,
  model_not_usable: () => $localize`This release cannot use this version. Choose another one.`,
  training_running: () => $localize`A training waits or runs already. Wait until it has ended, or cancel it.`,
  no_training: () => $localize`No training waits or runs any more.`,
  learning_off: () => $localize`Learning is switched off. Turn it on among the settings below.`,
};

/** Why something about the built-in model was not done, in a sentence for people. */
export function refusalOf(error: unknown): string {
  return BY_CODE[readProblem(error)?.code ?? '']?.() ?? sentenceFor(error);
}
