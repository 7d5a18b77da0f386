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
  output,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { pageAnswers } from '../../../api/page-answers';
import { LiveEvents } from '../../../core/live/live-events';
import { prefersReducedMotion } from '../../../core/page-transitions';
import { ThemeColours } from '../../../core/theme/theme-colours';
import type * as ECharts from './echarts';
import type { FiguresSheet } from './figures-sheet';
import { FiguresTable } from './figures-table';

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

/**
 * A chart in the theme's type and colours. Its words for a screen reader and its table stand beside it, not in it; only
 * while it cannot be drawn, the table stands in its place.
 */
@Component({
  selector: 'td-chart',
  imports: [FiguresTable, MatButton],
  template: `
    @if (missing()) {
      <p>
        <ng-container i18n>The chart could not be loaded. These are its figures.</ng-container>
        @if (reloadHelps()) {
          <button i18n matButton type="button" (click)="reload()">Reload the page</button>
        }
      </p>
      @if (sheet(); as sheet) {
        <td-figures-table [sheet]="sheet" />
      }
    } @else {
      <div #canvas class="canvas" aria-hidden="true"></div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host(.missing) {
      height: auto;
    }
    .canvas {
      height: 100%;
    }
    p {
      margin-block-end: 8px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
  host: {
    '[class.missing]': 'missing()',
    '[attr.role]': "missing() ? null : 'img'",
    '[attr.aria-label]': 'missing() ? null : label()',
  },
})
export class Chart {
  private readonly colours = inject(ThemeColours);
  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly drawing = input.required<ChartDrawing>();
  /** The chart in a sentence. */
  readonly label = input.required<string>();
  /** What it shows, in figures. */
  readonly sheet = input.required<FiguresSheet | undefined>();
  /** The number of the step along the horizontal axis that was clicked, from 0. */
  readonly chosen = output<number>();

  /** True while what draws it could not be loaded. */
  protected readonly missing = signal(false);
  /** True when the server answers and the file is missing all the same. */
  protected readonly reloadHelps = signal(false);

  private readonly size = signal<ChartSize | undefined>(undefined, {
    equal: (one, other) => one?.width === other?.width && one?.height === other?.height,
  });

  private readonly canvas = viewChild<ElementRef<HTMLElement>>('canvas');
  private readonly library = signal<typeof ECharts | undefined>(undefined);
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
      if (hasRoom()) void this.load();
    });
    inject(LiveEvents)
      .returns.pipe(takeUntilDestroyed())
      .subscribe(() => {
        if (this.missing()) void this.load();
      });
    effect((onCleanup) => {
      const library = this.library();
      const canvas = this.canvas();
      if (library === undefined || canvas === undefined) return;
      const chart = library.init(canvas.nativeElement, null, { renderer: 'svg' });
      chart.getZr().on('click', ({ offsetX, offsetY }) => {
        const point = [offsetX, offsetY];
        if (!chart.containPixel('grid', point)) return;
        const [step = -1] = [chart.convertFromPixel('grid', point)].flat();
        this.chosen.emit(step);
      });
      this.chart.set(chart);
      onCleanup(() => {
        chart.dispose();
      });
    });
    effect(() => {
      const chart = this.chart();
      const options = this.options();
      if (chart === undefined || options === undefined) return;
      chart.resize();
      chart.setOption(options, { notMerge: true });
    });
  }

  protected reload(): void {
    this.document.defaultView?.location.reload();
  }

  private async load(): Promise<void> {
    try {
      this.library.set(await import('./echarts'));
      this.missing.set(false);
    } catch {
      this.missing.set(true);
      // An update has taken the file away, or the browser remembers that it once could not be loaded, as Chromium does.
      const { defaultView: window } = this.document;
      this.reloadHelps.set(window !== null && (await pageAnswers(window, this.document.baseURI)));
    }
  }
}
