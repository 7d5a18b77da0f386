import { Clipboard } from '@angular/cdk/clipboard';
import { afterNextRender, Component, DOCUMENT, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Notifier } from '../../../core/notifier/notifier';

const FILE_NAME = 'triagedesk-recovery-codes.txt';

/** New recovery codes, which nobody can tell again. */
@Component({
  selector: 'td-recovery-codes',
  imports: [MatButton],
  template: `
    <h3 i18n #heading id="recovery-codes-heading" tabindex="-1">Your recovery codes</h3>
    <p i18n>
      Keep them where you do not keep your password. Each signs you in once when the app is not at hand. They are shown
      only now.
    </p>
    <ul aria-labelledby="recovery-codes-heading">
      @for (code of codes(); track code) {
        <li>
          <code>{{ code }}</code>
        </li>
      }
    </ul>
    <div class="ways">
      <button i18n matButton="outlined" type="button" (click)="copy()">Copy</button>
      <button i18n matButton="outlined" type="button" (click)="download()">Download</button>
      <button i18n matButton="filled" type="button" (click)="kept.emit()">I have kept them</button>
    </div>
  `,
  styleUrl: './recovery-codes.scss',
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  readonly kept = output();

  private readonly clipboard = inject(Clipboard);
  private readonly notifier = inject(Notifier);
  private readonly document = inject(DOCUMENT);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected copy(): void {
    if (this.clipboard.copy(this.codes().join('\n'))) this.notifier.info($localize`The recovery codes are copied.`);
  }

  protected download(): void {
    const link = this.document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.codes().join('\n'), '\n'], { type: 'text/plain' }));
    link.download = FILE_NAME;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
