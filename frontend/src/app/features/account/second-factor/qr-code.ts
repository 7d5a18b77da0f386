import { Component, computed, effect, input, signal } from '@angular/core';

/** What the standard asks for around a code, in modules. */
const QUIET_ZONE = 4;

/** A text as a QR code, dark on light in both themes: some cameras read no other. */
@Component({
  selector: 'td-qr-code',
  template: `
    @if (size(); as size) {
      <svg
        role="img"
        shape-rendering="crispEdges"
        [attr.viewBox]="'0 0 ' + size + ' ' + size"
        [attr.aria-label]="name()"
      >
        <rect class="paper" width="100%" height="100%" />
        <path class="ink" [attr.d]="path()" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      width: 208px;
      height: 208px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      border: 1px solid var(--td-hairline);
      border-radius: 8px;
    }
    .paper {
      fill: white;
    }
    .ink {
      fill: black;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  /** For those who do not see it. */
  readonly name = input.required<string>();

  /** True where it is dark, row by row; undefined until what makes it is loaded. */
  private readonly modules = signal<readonly (readonly boolean[])[] | undefined>(undefined);
  protected readonly size = computed(() => this.modules()?.length ?? 0);
  protected readonly path = computed(() =>
    (this.modules() ?? []).flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join(''),
  );

  constructor() {
    effect(() => void this.draw(this.text()));
  }

  private async draw(text: string): Promise<void> {
    const { encode } = await import('uqr');
    this.modules.set(encode(text, { ecc: 'M', border: QUIET_ZONE }).data);
  }
}
