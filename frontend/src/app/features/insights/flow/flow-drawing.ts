import { wholeNumber } from '../../../shared/numbers';
import type { ChartDrawing } from '../charts/chart';
import { countAxis, countScale, tooltip, translucent } from '../charts/chart-parts';
import { type Flow, labelledSteps, type Step, stepName } from './flow-data';
import { shortDay } from '../range/calendar';

/** Room for the name of a day under the axis, in pixels. */
const NAME_WIDTH = 80;
const GRID = { left: 40, right: 16, top: 12, bottom: 26 };

/** Bars for what was created, a line for what was resolved. */
export function flowDrawing(flow: Flow): ChartDrawing {
  const { steps } = flow;
  const scale = countScale(Math.max(0, ...steps.flatMap(({ created, resolved }) => [created, resolved])));
  return (colours, { width }) => {
    const plot = Math.max(1, width - GRID.left - GRID.right);
    const areThin = plot / Math.max(1, steps.length) < 6;
    const isLabelled = labelledSteps(flow, Math.max(2, Math.floor(plot / NAME_WIDTH)));
    const line = { type: 'line' as const, data: steps.map(({ resolved }) => resolved) };
    return {
      grid: GRID,
      tooltip: {
        ...tooltip(colours),
        trigger: 'axis',
        axisPointer: { type: 'shadow', shadowStyle: { color: colours.line, opacity: 0.24 } },
        formatter: (points: readonly { readonly dataIndex: number }[]) => hint(steps[points[0]?.dataIndex ?? -1]),
      },
      xAxis: {
        type: 'category',
        data: steps.map(({ from }) => shortDay(from)),
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
        axisLabel: { color: colours.quiet, fontSize: 12, interval: isLabelled, hideOverlap: true },
      },
      yAxis: countAxis(colours, scale),
      series: [
        {
          type: 'bar',
          name: $localize`:tickets|:Created`,
          // Nothing has no outline either.
          data: steps.map(({ created }) => (created === 0 ? { value: 0, itemStyle: { borderWidth: 0 } } : created)),
          // Thin bars touch; an outline of each would be all that is left of them.
          barWidth: areThin ? '100%' : '70%',
          barMaxWidth: 44,
          itemStyle: {
            color: areThin ? translucent(colours.outline, 0.45) : translucent(colours.line, 0.3),
            borderColor: colours.outline,
            borderWidth: areThin ? 0 : 1,
            borderRadius: areThin ? 0 : [3, 3, 0, 0],
          },
          emphasis: { disabled: true },
        },
        // The line lies on the bars with a seam around it.
        {
          ...line,
          silent: true,
          symbol: 'none',
          lineStyle: { color: colours.sheet, width: areThin ? 4 : 6, join: 'round' },
        },
        {
          ...line,
          name: $localize`:tickets|:Resolved`,
          // A point where the line ends: the one that still moves.
          symbol: (_value: unknown, { dataIndex }: { readonly dataIndex: number }) =>
            dataIndex === steps.length - 1 ? 'circle' : 'none',
          symbolSize: 11,
          showAllSymbol: true,
          itemStyle: { color: colours.ink, borderColor: colours.sheet, borderWidth: 2 },
          lineStyle: { color: colours.ink, width: areThin ? 1.75 : 2.5, join: 'round' },
        },
      ],
    };
  };
}

/** What one step counts; only our own words and numbers. */
function hint(step: Step | undefined): string {
  if (step === undefined) return '';
  const [created, resolved] = [wholeNumber(step.created), wholeNumber(step.resolved)];
  const counts = $localize`${created}:created: created, ${resolved}:resolved: resolved`;
  return `${stepName(step)}\n${counts}\n${$localize`Click to open what was created`}`;
}
