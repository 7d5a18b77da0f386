import type { ChartColours } from './chart';

/** A percentage axis, 0 to 100, with quiet lines. */
export function percentAxis(colours: ChartColours, min: number, grid: boolean) {
  return {
    type: 'value' as const,
    min,
    max: 100,
    axisLine: { show: !grid, lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.quiet, fontSize: 12, formatter: '{value}%', hideOverlap: true },
    splitLine: { show: grid, lineStyle: { color: colours.line, opacity: 0.6 } },
  };
}

export function tooltip(colours: ChartColours) {
  return {
    backgroundColor: colours.raised,
    borderWidth: 0,
    padding: [6, 10],
    textStyle: { color: colours.text, fontSize: 13 },
    confine: true,
  };
}
