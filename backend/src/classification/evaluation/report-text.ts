import { plainLine } from '../plain-line.js';
import type { Interval } from '../ledger/accuracy.js';
import type { EvaluationReport, FieldReport } from './report.js';
import { percent, textTable } from './text-table.js';

const SHOWN_TEXT_LENGTH = 160;

/** The report for a terminal. */
export function reportText(report: EvaluationReport, worst: number): string {
  const sections = [head(report), ...report.fields.map(fieldText), worstText(report, worst)];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function head(report: EvaluationReport): string {
  const { source, model, version, tickets, answered, standIns, failures, failedShare, latency } = report;
  const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
  const tried = answered + failed;
  const lines = [`${source === model ? source : `${source}, ${model}`}, version ${version}`];
  lines.push(`${answered} of ${tickets} tickets answered${tried < tickets ? `, ${tickets - tried} not asked` : ''}`);
  if (standIns > 0) lines.push(`${standIns} of them not recognised: general and medium stand in for a prediction`);
  if (failed > 0) {
    const kinds = Object.entries(failures).map(([kind, count]) => `${count} ${kind}`);
    lines.push(`${failed} failed (${percent(failedShare)}): ${kinds.join(', ')}. The figures are of the answers.`);
  }
  if (latency)
    lines.push(
      `Time of an answer: median ${milliseconds(latency.medianMs)}, 95th percentile ${milliseconds(latency.p95Ms)}`,
    );
  return [...lines, ...spendingOf(report)].join('\n');
}

function spendingOf({ inputTokens, outputTokens, costUsd }: EvaluationReport): string[] {
  if (inputTokens === null && outputTokens === null) return [];
  const cost = costUsd === null ? 'cost unknown: no prices are set' : `${costUsd.toFixed(4)} US dollars`;
  return [`Tokens: ${inputTokens ?? 0} in, ${outputTokens ?? 0} out; ${cost}`];
}

function fieldText(report: FieldReport): string {
  const { field, count, levels, earlier } = report;
  const figures = [
    ['accuracy', `${percent(report.accuracy)}${between(report.interval)}`],
    ['macro-F1', percent(report.macroF1)],
    ['expected calibration error', report.expectedCalibrationError.toFixed(3)],
  ];
  if (levels) {
    figures.push(['within one level', percent(levels.withinOneLevel)]);
    figures.push(['urgent or not, balanced accuracy', percent(levels.urgentBalancedAccuracy)]);
  }
  if (earlier) {
    const by = Object.entries(earlier.suggestedBy).map(([name, times]) => `${name} (${times})`);
    figures.push(['suggested at the time', by.join(', ')]);
    figures.push(['suggested at the time: accuracy', `${percent(earlier.accuracy)}${between(earlier.interval)}`]);
    figures.push(['suggested at the time: macro-F1', percent(earlier.macroF1)]);
    figures.push(
      ['right now and wrong then', String(earlier.gained)],
      ['wrong now and right then', String(earlier.lost)],
    );
  }
  const title = `${field.toUpperCase()}, ${count} tickets`;
  return [title, leftTable(figures), labelTable(report), confusionTable(report), calibrationTable(report)].join('\n\n');
}

function labelTable({ labels }: FieldReport): string {
  const rows = Object.entries(labels).map(([label, { precision, recall, count }]) => [
    label,
    percent(precision),
    percent(recall),
    String(count),
  ]);
  return textTable([['', 'precision', 'recall', 'tickets'], ...rows]);
}

function confusionTable({ confusion }: FieldReport): string {
  const labels = Object.keys(confusion);
  const rows = Object.entries(confusion).map(([truth, given]) => [
    `is ${truth}`,
    ...labels.map((label) => String(given[label])),
  ]);
  return textTable([['suggested:', ...labels], ...rows]);
}

function calibrationTable({ calibration }: FieldReport): string {
  const rows = calibration
    .filter(({ count }) => count > 0)
    .map(({ from, to, count, meanConfidence, accuracy }) => [
      `${from.toFixed(1)} to ${to.toFixed(1)}`,
      percent(meanConfidence),
      percent(accuracy),
      String(count),
    ]);
  return textTable([['confidence', 'mean', 'right', 'tickets'], ...rows]);
}

function worstText({ worst }: EvaluationReport, shown: number): string {
  if (worst.length === 0 || shown === 0) return '';
  const errors = worst.slice(0, shown).map(({ name, field, truth, suggested, confidence, text, reason }) => {
    const verdict = `${name}: ${field} ${suggested} (${percent(confidence)} sure), right is ${truth}`;
    return `  ${verdict}\n    ${plainLine(text, SHOWN_TEXT_LENGTH)}\n    Reason: ${reason}`;
  });
  return [`THE SUREST OF ${worst.length} WRONG ANSWERS`, ...errors].join('\n\n');
}

function leftTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([name]) => name?.length ?? 0));
  return rows.map(([name = '', value = '']) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}

function between(interval: Interval | null): string {
  return interval ? ` (95 %: ${percent(interval.low)} to ${percent(interval.high)})` : '';
}

function milliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(2) : Math.round(time)} ms`;
}
