import { wholeNumber, wholePercent } from '../../../shared/numbers';
import type { ChartColours } from './chart';

/** A percentage axis, 0 to 100, with quiet lines. */
export function percentAxis(colours: ChartColours, min: number, grid: boolean) {
  return {
    type: 'value' as const,
    min,
    max: 100,
    axisLine: { show: !grid, lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.quiet, fontSize: 12, formatter: wholePercent, hideOverlap: true },
    splitLine: { show: grid, lineStyle: { color: colours.line, opacity: 0.6 } },
  };
}

export function tooltip(colours: ChartColours) {
  return {
    // Drawn, not written as HTML, whose style attributes the page's Content-Security-Policy refuses.
    renderMode: 'richText' as const,
    backgroundColor: colours.raised,
    borderWidth: 0,
    padding: [6, 10],
    textStyle: { color: colours.text, fontSize: 13 },
    confine: true,
    // At its place at once: what follows the pointer slowly is hard to read.
    transitionDuration: 0,
  };
}

/** About so many lines lie above the axis of counts. */
const LINES = 4;

/** An axis of whole numbers whose lines lie at round ones: up to 92 tickets, 0, 25, 50, 75 and 100. */
export function countScale(most: number): { readonly max: number; readonly interval: number } {
  const least = Math.max(1, most) / LINES;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= least && Number.isInteger(factor * power));
  const interval = Math.max(1, (step ?? 10) * power);
  return { max: Math.max(1, Math.ceil(most / interval)) * interval, interval };
}

export function countAxis(colours: ChartColours, { max, interval }: ReturnType<typeof countScale>) {
  return {
    type: 'value' as const,
    min: 0,
    max,
    interval,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colours.quiet, fontSize: 12, formatter: wholeNumber },
    splitLine: { lineStyle: { color: colours.line, opacity: 0.6 } },
  };
}

/** A colour of the theme, an `rgb(…)`, that lets through what lies under it. */
export function translucent(colour: string, opacity: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);
}
