import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import type { EChartsCoreOption } from 'echarts/core';
import { NgxEchartsDirective, provideEchartsCore } from 'ngx-echarts';
import { prefersReducedMotion } from '../../../core/page-transitions';
import { ThemeColours } from '../../../core/theme/theme-colours';

const TOKENS = {
  ink: '--mat-sys-primary',
  text: '--mat-sys-on-surface',
  quiet: '--mat-sys-on-surface-variant',
  line: '--mat-sys-outline-variant',
  raised: '--mat-sys-surface-container-high',
} as const;

export type ChartColours = Readonly<Record<keyof typeof TOKENS, string>>;

/** What a chart shows, in the colours of the theme. */
export type ChartDrawing = (colours: ChartColours) => EChartsCoreOption;

/** A chart in the theme's type and colours. Its words for a screen reader and its table stand beside it, not in it. */
@Component({
  selector: 'td-chart',
  imports: [NgxEchartsDirective],
  providers: [provideEchartsCore({ echarts: () => import('./echarts') })],
  template: `<div echarts aria-hidden="true" [options]="options()" [initOpts]="svg"></div>`,
  styles: `
    :host {
      display: block;
    }
    div {
      height: 100%;
    }
  `,
  host: { role: 'img', '[attr.aria-label]': 'label()' },
})
export class Chart {
  private readonly colours = inject(ThemeColours);
  private readonly document = inject(DOCUMENT);

  readonly drawing = input.required<ChartDrawing>();
  /** The chart in a sentence. */
  readonly label = input.required<string>();

  protected readonly svg = { renderer: 'svg' } as const;
  protected readonly options = computed<EChartsCoreOption>(() => {
    this.colours.revision();
    const colours = this.colours.read(TOKENS);
    const { fontFamily } = getComputedStyle(this.document.body);
    return {
      animation: !prefersReducedMotion(this.document),
      animationDuration: 250,
      animationDurationUpdate: 250,
      textStyle: { fontFamily, color: colours.quiet },
      ...this.drawing()(colours),
    };
  });
}
