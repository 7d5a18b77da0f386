import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import type { Interval } from '../ledger/accuracy.js';
import { JUDGED_FIELDS, type JudgedField } from '../ledger/outcome.js';
import type { LlmFailure } from '../llm/llm-failure.js';
import type { Judge } from './judge.js';
import {
  accuracy,
  balancedAccuracy,
  calibrationBins,
  confusion,
  expectedCalibrationError,
  labelScores,
  macroF1,
  quantile,
  wilsonInterval,
  withinOneLevel,
  type CalibrationBin,
  type Confusion,
  type LabelScore,
  type Outcome,
} from './metrics.js';
import type { Answer } from './run.js';

const LABELS: Readonly<Record<JudgedField, readonly string[]>> = { category: CATEGORIES, priority: PRIORITIES };

const URGENT: readonly string[] = ['high', 'critical'];

/** How one field fared. Shares are from 0 to 1. */
export interface FieldReport {
  readonly field: JudgedField;
  /** Answered tickets with a label for the field. */
  readonly count: number;
  readonly accuracy: number;
  readonly interval: Interval | null;
  readonly macroF1: number;
  readonly labels: Readonly<Record<string, LabelScore>>;
  readonly confusion: Confusion<string>;
  readonly expectedCalibrationError: number;
  readonly calibration: readonly CalibrationBin[];
  readonly levels: LevelScores | null;
  readonly earlier: Comparison | null;
}

/** For the priority, whose labels have an order. */
interface LevelScores {
  readonly withinOneLevel: number;
  /** High and critical against the others. */
  readonly urgentBalancedAccuracy: number;
}

/** The same tickets, with what was suggested when they came in. */
interface Comparison {
  readonly count: number;
  readonly accuracy: number;
  readonly interval: Interval | null;
  readonly macroF1: number;
  /** Who suggested it, and how often. */
  readonly suggestedBy: Readonly<Partial<Record<string, number>>>;
  /** Right now and wrong then, and the other way round. */
  readonly gained: number;
  readonly lost: number;
}

/** A wrong answer. */
interface WorstError {
  readonly name: string;
  readonly field: JudgedField;
  readonly truth: string;
  readonly suggested: string;
  readonly confidence: number;
  readonly text: string;
  readonly reason: string;
}

/** What an evaluation found. Sums are null when nothing is known of them. */
export interface EvaluationReport {
  readonly source: string;
  readonly model: string;
  readonly version: string;
  readonly tickets: number;
  readonly answered: number;
  /** Answers that stand in for a prediction, because nothing in the text was recognised; they are scored as well. */
  readonly standIns: number;
  readonly failures: Readonly<Partial<Record<LlmFailure['kind'], number>>>;
  /** Failures as a share of the tickets that were tried; they are not part of the figures of a field. */
  readonly failedShare: number;
  readonly latency: { readonly medianMs: number; readonly p95Ms: number } | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
  readonly fields: readonly FieldReport[];
  /** The wrong answers, surest first. */
  readonly worst: readonly WorstError[];
}

/** @param tickets how many there were to judge, whether the run came to them or not */
export function reportOn(judge: Judge, tickets: number, answers: readonly Answer[]): EvaluationReport {
  const verdicts = answers.flatMap(({ verdict }) => verdict ?? []);
  const failures = answers.flatMap(({ failure }) => failure?.kind ?? []);
  const latencies = verdicts.map(({ latencyMs }) => latencyMs);
  const [medianMs, p95Ms] = [quantile(latencies, 0.5), quantile(latencies, 0.95)];
  const { source, model, version } = judge;
  return {
    source,
    model,
    version,
    tickets,
    answered: verdicts.length,
    standIns: verdicts.filter(({ isPrediction }) => !isPrediction).length,
    failures: countsOf(failures),
    failedShare: answers.length === 0 ? 0 : failures.length / answers.length,
    latency: medianMs === null || p95Ms === null ? null : { medianMs, p95Ms },
    inputTokens: sumOf(verdicts.map(({ inputTokens }) => inputTokens)),
    outputTokens: sumOf(verdicts.map(({ outputTokens }) => outputTokens)),
    costUsd: sumOf(verdicts.map(({ costUsd }) => costUsd)),
    fields: JUDGED_FIELDS.flatMap((field) => reportOnField(field, answers) ?? []),
    worst: JUDGED_FIELDS.flatMap((field) => errorsIn(field, answers)).sort((a, b) => b.confidence - a.confidence),
  };
}

function reportOnField(field: JudgedField, answers: readonly Answer[]): FieldReport | null {
  const outcomes = answers.flatMap((answer) => outcomeOf(field, answer) ?? []);
  if (outcomes.length === 0) return null;
  const labels = LABELS[field];
  return {
    field,
    ...scores(labels, outcomes),
    labels: labelScores(labels, outcomes),
    confusion: confusion(labels, outcomes),
    expectedCalibrationError: expectedCalibrationError(outcomes),
    calibration: calibrationBins(outcomes),
    levels:
      field === 'priority'
        ? {
            withinOneLevel: withinOneLevel(PRIORITIES, outcomes as Outcome<(typeof PRIORITIES)[number]>[]),
            urgentBalancedAccuracy: balancedAccuracy(URGENT, outcomes),
          }
        : null,
    earlier: comparisonOf(field, answers),
  };
}

function scores(labels: readonly string[], outcomes: readonly Outcome<string>[]) {
  const hits = outcomes.filter(isRight).length;
  return {
    count: outcomes.length,
    accuracy: accuracy(outcomes),
    interval: wilsonInterval(hits, outcomes.length),
    macroF1: macroF1(labels, outcomes),
  };
}

function comparisonOf(field: JudgedField, answers: readonly Answer[]): Comparison | null {
  const pairs = answers.flatMap((answer) => {
    const now = outcomeOf(field, answer);
    const earlier = answer.ticket.earlier?.[field];
    const suggestedBy = answer.ticket.earlier?.suggestedBy ?? '';
    return now && earlier ? [{ now, then: { ...earlier, truth: now.truth }, suggestedBy }] : [];
  });
  if (pairs.length === 0) return null;
  return {
    ...scores(
      LABELS[field],
      pairs.map(({ then }) => then),
    ),
    suggestedBy: countsOf(pairs.map(({ suggestedBy }) => suggestedBy)),
    gained: pairs.filter(({ now, then }) => isRight(now) && !isRight(then)).length,
    lost: pairs.filter(({ now, then }) => !isRight(now) && isRight(then)).length,
  };
}

function errorsIn(field: JudgedField, answers: readonly Answer[]): WorstError[] {
  return answers.flatMap((answer) => {
    const outcome = outcomeOf(field, answer);
    if (!outcome || isRight(outcome) || !answer.verdict) return [];
    const { name, text } = answer.ticket;
    const { title, description } = text;
    const words = title === undefined || title === description ? description : `${title}: ${description}`;
    return [{ name, field, ...outcome, text: words, reason: answer.verdict.judgement.reason }];
  });
}

function outcomeOf(field: JudgedField, { ticket, verdict }: Answer): Outcome<string> | null {
  const truth = ticket[field];
  if (truth === undefined || verdict === undefined) return null;
  const { judgement } = verdict;
  return field === 'category'
    ? { truth, suggested: judgement.category, confidence: judgement.categoryConfidence }
    : { truth, suggested: judgement.priority, confidence: judgement.priorityConfidence };
}

function isRight({ truth, suggested }: Outcome<string>): boolean {
  return truth === suggested;
}

function countsOf<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const groups = Map.groupBy(names, (name) => name);
  return Object.fromEntries(Array.from(groups, ([name, all]) => [name, all.length])) as Partial<Record<Name, number>>;
}

/** Of what is known; null when nothing is. */
function sumOf(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}
