import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { MODEL_FILE } from '../classification/embedded/assets.js';
import { ModelClassifier } from '../classification/embedded/model-classifier.js';
import { Model } from '../classification/embedded/model.js';
import { readEnvironment } from '../config/environment.js';
import { describeStartFailure } from '../config/start-failure.js';
import { DEMO_DAYS, withPasts } from './demo/demo-past.js';
import { withSuggestions } from './demo/demo-suggestions.js';
import { DEMO_TICKETS } from './demo/demo-tickets.js';
import { addDemoTickets } from './demo/demo-tickets.repository.js';

/** Any number: every first demonstration gets the same shape. A further set must not fall on the same moments. */
const FIRST_SEED = 20_261_121;

/** Fills the database in DATABASE_URL with demo tickets, once; with `--again` once more. */
const again = process.argv.includes('--again');
try {
  const { DATABASE_URL } = readEnvironment();
  const tickets = withPasts(DEMO_TICKETS, new Date(), again ? Date.now() : FIRST_SEED);
  const classifier = new ModelClassifier(Model.fromBytes(readFileSync(MODEL_FILE)));
  const { present, added } = await addDemoTickets(DATABASE_URL, withSuggestions(tickets, classifier), again);
  process.stdout.write(
    added > 0
      ? `Added ${added} tickets of the last ${DEMO_DAYS} days.\n`
      : `Nothing added: ${present} demo tickets are there already. To add the set once more: npm run demo -- --again\n`,
  );
} catch (error) {
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exitCode = 1;
}
