import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { CATEGORIES } from '../../domain/category.js';
import { PRIORITIES } from '../../domain/priority.js';
import { BIN_STARTS, THRESHOLDS, type AccuracyFilter, type ModelAccuracy } from './accuracy.js';
import { SuggestionRecord } from './suggestion-record.entity.js';

/** The 97.5 % quantile of the normal distribution, for two-sided 95 %. */
const Z = 1.959963984540054;

/** One version of one model, and one field of its suggestions. */
const MODEL = 'source, model, version';
const GROUP = `${MODEL}, field`;

/** The suggestions in question, and one row for each of their fields. */
const SUGGESTED = `
  suggested AS (
    SELECT ${MODEL}, latency_ms, input_tokens, output_tokens, cost_usd,
      category, category_confidence, category_outcome, category_final, category_decided_by,
      priority, priority_confidence, priority_outcome, priority_final, priority_decided_by
    FROM suggestion
    WHERE ($1::timestamptz IS NULL OR created_at >= $1) AND ($2::timestamptz IS NULL OR created_at < $2)
      AND source = ANY($3::suggestion_source[])
  ),
  judged AS (
    SELECT ${MODEL}, judged.* FROM suggested, LATERAL (VALUES
      ('category', category::text, category_confidence, category_outcome, category_final::text, category_decided_by),
      ('priority', priority::text, priority_confidence, priority_outcome, priority_final::text, priority_decided_by)
    ) AS judged (field, suggested, confidence, outcome, final, decided_by)
    WHERE judged.field = ANY($4::text[])
  )`;

/** All of what follows is made of these few rows: suggestions that are alike in everything that is counted. */
const TALLIED = `
  tallied AS MATERIALIZED (
    SELECT ${GROUP}, suggested, final, outcome, decided_by, width_bucket(confidence, $5::float8[]) AS bin,
      width_bucket(confidence, $6::float8[]) AS step, count(*) AS n, sum(confidence) AS confidence
    FROM judged GROUP BY ${GROUP}, suggested, final, outcome, decided_by, bin, step
  )`;

/** Cells of the confusion matrix, bins of confidence, threshold steps. Each is computed once, not for every model. */
const COUNTED = `
  counted AS MATERIALIZED (
    SELECT ${GROUP}, sum(n) AS suggestions,
      ${sumWhere("outcome <> 'open'")} AS decided,
      ${sumWhere("outcome = 'open'")} AS open,
      ${sumWhere("outcome = 'accepted'")} AS accepted,
      ${sumWhere("outcome = 'overridden' AND decided_by = 'submitter'")} AS overridden_by_submitter,
      ${sumWhere("outcome = 'overridden' AND decided_by = 'agent'")} AS overridden_by_agent
    FROM tallied GROUP BY ${GROUP}
  ),
  cells AS MATERIALIZED (
    SELECT ${GROUP}, suggested, final, sum(n) AS n FROM tallied WHERE outcome <> 'open' GROUP BY ${GROUP}, suggested, final
  ),
  finals AS MATERIALIZED (
    SELECT DISTINCT ON (${GROUP}) ${GROUP}, final, sum(n) AS n FROM cells
    GROUP BY ${GROUP}, final ORDER BY ${GROUP}, sum(n) DESC, final
  ),
  bins AS MATERIALIZED (
    SELECT ${GROUP}, bin, sum(n) AS n, sum(confidence) / sum(n) AS mean_confidence,
      ${sumWhere("outcome = 'accepted'")} AS n_right
    FROM tallied WHERE outcome <> 'open' GROUP BY ${GROUP}, bin
  ),
  steps AS MATERIALIZED (
    SELECT ${GROUP}, step, sum(n) AS n, ${sumWhere("outcome = 'accepted'")} AS n_right
    FROM tallied WHERE outcome <> 'open' GROUP BY ${GROUP}, step
  )`;

const CONFUSION = `(
  SELECT json_agg(json_build_object('suggested', rows.value, 'final', columns.value, 'count', coalesce(cells.n, 0))
    ORDER BY rows.place, columns.place)
  FROM ${valuesOf('counted.field')} AS rows (value, place)
  CROSS JOIN ${valuesOf('counted.field')} AS columns (value, place)
  LEFT JOIN cells ON ${sameGroup('cells')} AND cells.suggested = rows.value AND cells.final = columns.value
)`;

const CALIBRATION = `(
  SELECT json_agg(json_build_object(
    'from', starts.value,
    'to', coalesce(($5::float8[])[starts.place + 1], 1),
    'count', coalesce(bins.n, 0),
    'meanConfidence', bins.mean_confidence,
    'accuracy', ${share('bins.n_right', 'bins.n')}) ORDER BY starts.place)
  FROM unnest($5::float8[]) WITH ORDINALITY AS starts (value, place)
  LEFT JOIN bins ON ${sameGroup('bins')} AND bins.bin = starts.place
)`;

/** Naeini et al. (2015): the gap between confidence and share right in a bin, averaged by the bins' sizes. */
const EXPECTED_CALIBRATION_ERROR = `(
  SELECT sum(bins.n * abs(${share('bins.n_right', 'bins.n')} - bins.mean_confidence)) / sum(bins.n)
  FROM bins WHERE ${sameGroup('bins')}
)`;

const THRESHOLD_POINTS = `(
  SELECT json_agg(json_build_object(
    'threshold', points.threshold,
    'covered', points.n,
    'coverage', ${share('points.n', 'counted.decided')},
    'precision', ${share('points.n_right', 'points.n')},
    'interval', ${wilson('points.n_right', 'points.n')}) ORDER BY points.threshold)
  FROM (
    SELECT thresholds.value AS threshold, coalesce(sum(steps.n), 0) AS n, coalesce(sum(steps.n_right), 0) AS n_right
    FROM unnest($6::float8[]) WITH ORDINALITY AS thresholds (value, place)
    LEFT JOIN steps ON ${sameGroup('steps')} AND steps.step >= thresholds.place
    GROUP BY thresholds.value
  ) AS points
)`;

const SIMPLEST_GUESS = `(
  SELECT json_build_object('value', finals.final, 'accuracy', ${share('finals.n', 'counted.decided')})
  FROM finals WHERE ${sameGroup('finals')}
)`;

const STATEMENT = `
  WITH ${SUGGESTED}, ${TALLIED}, ${COUNTED},
  measured AS MATERIALIZED (
    SELECT ${MODEL}, json_agg(json_build_object(
      'field', field,
      'suggestions', suggestions,
      'decided', decided,
      'open', open,
      'accepted', accepted,
      'overriddenBySubmitter', overridden_by_submitter,
      'overriddenByAgent', overridden_by_agent,
      'accuracy', ${share('accepted', 'decided')},
      'interval', ${wilson('accepted', 'decided')},
      'simplestGuess', ${SIMPLEST_GUESS},
      'confusion', ${CONFUSION},
      'calibration', ${CALIBRATION},
      'expectedCalibrationError', ${EXPECTED_CALIBRATION_ERROR},
      'thresholds', ${THRESHOLD_POINTS}) ORDER BY field) AS fields
    FROM counted GROUP BY ${MODEL}
  )
  SELECT ${MODEL}, count(*)::int AS suggestions,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms) AS "medianLatencyMs",
    percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms) AS "p95LatencyMs",
    sum(input_tokens)::float8 AS "inputTokens", sum(output_tokens)::float8 AS "outputTokens", sum(cost_usd) AS "costUsd",
    (SELECT fields FROM measured WHERE ${MODEL.split(', ')
      .map((column) => `measured.${column} = suggested.${column}`)
      .join(' AND ')}) AS fields
  FROM suggested GROUP BY ${MODEL} ORDER BY ${MODEL}`;

@Injectable()
export class AccuracyRepository {
  constructor(@InjectRepository(SuggestionRecord) private readonly records: Repository<SuggestionRecord>) {}

  /** Measures everything in one statement, so that all figures belong to the same moment. */
  async measure({ from, to, sources, fields }: AccuracyFilter): Promise<ModelAccuracy[]> {
    return this.records.query<ModelAccuracy[]>(STATEMENT, [from, to, sources, fields, BIN_STARTS, THRESHOLDS]);
  }
}

/** True for rows of the same model and field as the row of `counted` at hand. */
function sameGroup(table: string): string {
  return GROUP.split(', ')
    .map((column) => `${table}.${column} = counted.${column}`)
    .join(' AND ');
}

/** How many of the tallied suggestions fulfil a condition. */
function sumWhere(condition: string): string {
  return `coalesce(sum(n) FILTER (WHERE ${condition}), 0)`;
}

/** All values of the field with their place in the order in which people see them. */
function valuesOf(field: string): string {
  const list = (values: readonly string[]) => `ARRAY[${values.map((value) => `'${value}'`).join(', ')}]`;
  return `unnest(CASE ${field} WHEN 'category' THEN ${list(CATEGORIES)} ELSE ${list(PRIORITIES)} END) WITH ORDINALITY`;
}

/** `part` of `whole`, from 0 to 1; null when the whole is 0. */
function share(part: string, whole: string): string {
  return `(${part})::float8 / nullif((${whole})::float8, 0)`;
}

/** Wilson (1927): the score interval of `part` out of `whole`; null when the whole is 0. */
function wilson(part: string, whole: string): string {
  const n = `(${whole})::float8`;
  const p = `(${part})::float8 / ${n}`;
  const bound = (sign: '+' | '-') =>
    `(${p} + ${Z * Z} / (2 * ${n}) ${sign} ${Z} * sqrt((${p}) * (1 - ${p}) / ${n} + ${Z * Z} / (4 * ${n} * ${n}))) / (1 + ${Z * Z} / ${n})`;
  return `CASE WHEN ${n} > 0 THEN json_build_object('low', greatest(0, ${bound('-')}), 'high', least(1, ${bound('+')})) END`;
}
