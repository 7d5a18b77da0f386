import { DomainError } from '../../common/errors/domain-error.js';

export class ModelNotFoundError extends DomainError {
  readonly category = 'not_found';
  readonly code = 'model_not_found';

  constructor() {
    super('There is no version of the model with this name. The list of models has all of them.');
  }
}

/** A version that was worse, or that another release has learned. */
export class ModelNotUsableError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'model_not_usable';

  static rejected(): ModelNotUsableError {
    return new ModelNotUsableError(
      'This version was rejected, because it was worse than the one before; it is not kept.',
    );
  }

  static ofAnotherRelease(): ModelNotUsableError {
    return new ModelNotUsableError('Another release of the product learned this version; this release cannot use it.');
  }
}

export class TrainingRunningError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'training_running';

  constructor() {
    super('A training waits or runs already. Wait until it has ended, or cancel it.');
  }
}

export class NoTrainingError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'no_training';

  constructor() {
    super('No training waits or runs, so there is none to cancel.');
  }
}

export class LearningOffError extends DomainError {
  readonly category = 'conflict';
  readonly code = 'learning_off';

  constructor() {
    super('Learning is switched off: the setting LEARNING allows it.');
  }
}
