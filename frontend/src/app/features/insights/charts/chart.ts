import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { prefersReducedMotion } from '../../../core/page-transitions';
import { ThemeColours } from '../../../core/theme/theme-colours';

const TOKENS = {
  ink: '--mat-sys-primary',
  text: '--mat-sys-on-surface',
  quiet: '--mat-sys-on-surface-variant',
  outline: '--mat-sys-outline',
  line: '--mat-sys-outline-variant',
  raised: '--mat-sys-surface-container-high',
  sheet: '--td-sheet',
} as const;

export type ChartColours = Readonly<Record<keyof typeof TOKENS, string>>;

/** In pixels. */
interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** What a chart shows, in the colours of the theme and for the room that there is. */
export type ChartDrawing = (colours: ChartColours, size: ChartSize) => EChartsCoreOption;

/** A chart in the theme's type and colours. Its words for a screen reader and its table stand beside it, not in it. */
@Component({
  selector: 'td-chart',
  template: `<div #canvas aria-hidden="true"></div>`,
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
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly drawing = input.required<ChartDrawing>();
  /** The chart in a sentence. */
  readonly label = input.required<string>();

  private readonly size = signal<ChartSize | undefined>(undefined, {
    equal: (one, other) => one?.width === other?.width && one?.height === other?.height,
  });

  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly chart = signal<EChartsType | undefined>(undefined);

  /** Undefined until it is known how much room there is. */
  private readonly options = computed<EChartsCoreOption | undefined>(() => {
    const size = this.size();
    if (size === undefined) return undefined;
    this.colours.revision();
    const colours = this.colours.read(TOKENS);
    const { fontFamily } = getComputedStyle(this.document.body);
    return {
      animation: !prefersReducedMotion(this.document),
      animationDuration: 250,
      animationDurationUpdate: 250,
      textStyle: { fontFamily, color: colours.quiet },
      ...this.drawing()(colours, size),
    };
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const resized = new ResizeObserver(([entry]) => {
        if (entry !== undefined) this.size.set(entry.contentRect);
      });
      resized.observe(this.host);
      destroyed.onDestroy(() => {
        resized.disconnect();
      });
    });
    const hasRoom = computed(() => this.size() !== undefined);
    effect(() => {
      if (hasRoom()) void this.open(destroyed);
    });
    effect(() => {
      const chart = this.chart();
      const options = this.options();
      if (chart === undefined || options === undefined) return;
      chart.resize();
      chart.setOption(options, { notMerge: true });
    });
  }

  private async open(destroyed: DestroyRef): Promise<void> {
    const { init } = await import('./echarts');
    if (destroyed.destroyed) return;
    const chart = init(this.canvas().nativeElement, null, { renderer: 'svg' });
    destroyed.onDestroy(() => {
      chart.dispose();
    });
    this.chart.set(chart);
  }
}
