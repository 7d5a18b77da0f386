import { Model } from '../../src/classification/embedded/model.js';
import { Trainer } from '../../src/classification/learning/trainer.js';
import { modelSaying } from './hand-made-model.js';

/** The real training in a thread of its own as in production, on a small corpus. */
export function smallTrainer(): Trainer {
  const hooks = new URL('run-sources.mjs', import.meta.url).href;
  return new Trainer(new URL('small-training-worker.ts', import.meta.url), {
    execArgv: ['--experimental-transform-types', '--no-warnings', '--import', hooks],
  });
}

/** What would ship if the small corpus were all there is. */
export async function smallShippedModel(): Promise<Model> {
  const any = modelSaying('any', 'general', 'low').toBytes();
  const task = { decisions: [], heldOut: [], shipped: any, active: any };
  const { bytes } = await smallTrainer().train(task, new AbortController().signal, () => undefined);
  return Model.fromBytes(Buffer.from(bytes));
}
