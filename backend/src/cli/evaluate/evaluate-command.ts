import { readFileSync, writeFileSync } from 'node:fs';
import { answersNeeded, attackJudge } from '../../classification/evaluation/attacks/attack-judge.js';
import { attackText } from '../../classification/evaluation/attacks/attack-text.js';
import { attackValidation, everySurrender } from '../../classification/evaluation/attacks/attack-validation.js';
import { ATTACKS } from '../../classification/evaluation/attacks/suite.js';
import type { Judge } from '../../classification/evaluation/judge.js';
import { readLabelledTickets, type LabelledTickets } from '../../classification/evaluation/labelled-tickets.js';
import { reportText } from '../../classification/evaluation/report-text.js';
import { reportOn } from '../../classification/evaluation/report.js';
import { judgeAll } from '../../classification/evaluation/run.js';
import { readEnvironment } from '../../config/environment.js';
import { describeStartFailure } from '../../config/start-failure.js';
import { readArguments, USAGE, UsageError, type EvaluationRequest, type TicketSource } from './arguments.js';
import { chosenJudge } from './chosen-judge.js';
import { lastDecidedTickets } from './decided-tickets.repository.js';
import { ProgressBar, type ProgressStream } from '../progress-bar.js';

/** What a command line program has around it. */
export interface CommandSurroundings {
  readonly out: ProgressStream;
  readonly err: ProgressStream;
  /** Aborted when the user wants to stop. */
  readonly signal: AbortSignal;
  /** Those of the process unless given. */
  readonly variables?: NodeJS.ProcessEnv;
}

const EXIT_CODES = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** `npm run evaluate`: measures a classifier and says how good it is. Returns the exit code. */
export async function evaluateCommand(args: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  const { err, signal } = surroundings;
  try {
    const request = readArguments(args);
    const judge = await chosenJudge(request, surroundings.variables);
    const isDone =
      request.tickets.kind === 'attacks'
        ? await attack(request, judge, surroundings)
        : await evaluate(request, request.tickets, judge, surroundings);
    if (signal.aborted) return EXIT_CODES.interrupted;
    return isDone ? EXIT_CODES.done : EXIT_CODES.failed;
  } catch (error) {
    if (error instanceof UsageError) {
      err.write(`${error.message}\n\n${USAGE}`);
      return EXIT_CODES.usage;
    }
    err.write(`${describeStartFailure(error)}\n`);
    return EXIT_CODES.failed;
  }
}

/** @returns whether there was anything to measure */
async function evaluate(
  { worst, json, concurrency }: EvaluationRequest,
  source: Exclude<TicketSource, { kind: 'attacks' }>,
  judge: Judge,
  { out, err, signal, variables }: CommandSurroundings,
): Promise<boolean> {
  const { tickets, refused } = await ticketsFrom(source, variables);
  for (const { line, reason } of refused) err.write(`Line ${line} is left out: ${reason}.\n`);
  if (refused.length > 0) err.write(`${refused.length} of ${tickets.length + refused.length} lines are left out.\n`);
  const bar = new ProgressBar(err, 'Evaluating', tickets.length);
  const answers = await judgeAll(judge, tickets, { concurrency, signal, onAnswer: bar.show });
  bar.end();
  const report = reportOn(judge, tickets.length, answers);
  if (signal.aborted) out.write('Interrupted: the figures are of what was done by then.\n');
  out.write(reportText(report, worst));
  if (json !== undefined) {
    const results = answers.map(({ ticket: { text: _text, ...ticket }, verdict, failure }) => ({
      ...ticket,
      ...verdict,
      ...(failure && { failure: failure.kind }),
    }));
    writeJson(json, { ...report, refused, results });
  }
  if (tickets.length === 0) err.write('There is no ticket to compare with.\n');
  return report.answered > 0;
}

async function ticketsFrom(
  source: Exclude<TicketSource, { kind: 'attacks' }>,
  variables: NodeJS.ProcessEnv | undefined,
): Promise<LabelledTickets> {
  if (source.kind === 'file') return readLabelledTickets(readFileSync(source.file, 'utf8'));
  const { DATABASE_URL } = readEnvironment(variables);
  return { tickets: await lastDecidedTickets(DATABASE_URL, source.count), refused: [] };
}

/** @returns whether nothing got through that has to be stopped */
async function attack(
  { concurrency, json }: EvaluationRequest,
  judge: Judge,
  { out, err, signal }: CommandSurroundings,
): Promise<boolean> {
  const judging = new ProgressBar(err, 'Attacking the classifier', answersNeeded(ATTACKS));
  const judged = await attackJudge(judge, ATTACKS, { concurrency, signal, onAnswer: judging.show });
  judging.end();
  const surrenders = everySurrender(ATTACKS);
  const validating = new ProgressBar(err, 'Attacking the validation', surrenders.length);
  const validated = await attackValidation(surrenders, signal, validating.show);
  validating.end();
  if (signal.aborted) out.write('Interrupted: the figures are of what was done by then.\n');
  out.write(attackText(judged, validated));
  if (json !== undefined) writeJson(json, { judged, validated });
  return [...judged.breaches, ...validated.breaches, ...validated.promptBreaches].length === 0;
}

function writeJson(file: string, content: object): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
