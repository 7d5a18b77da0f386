import { Component } from '@angular/core';
import { Skeleton } from '../../shared/skeleton';

/** A ticket on its way, with its choices where they will be. */
@Component({
  selector: 'td-triage-skeleton',
  imports: [Skeleton],
  template: `
    <div class="text">
      <td-skeleton class="meta" />
      <td-skeleton class="title" />
      <td-skeleton class="line" />
      <td-skeleton class="line" />
      <td-skeleton class="line short" />
    </div>
    <div class="choices">
      @for (option of [1, 2, 3, 4, 5, 6, 7, 8]; track option) {
        <td-skeleton class="option" />
      }
    </div>
    <td-skeleton class="button" />
    <span i18n class="unseen">Loading the tickets</span>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 24px;
      min-height: 60vh;
      padding: 32px max(24px, (100% - 804px) / 2) 20px;
    }
    .text {
      flex: 1;
    }
    .meta {
      width: 120px;
    }
    .title {
      width: 60%;
      height: 24px;
      margin-block: 20px 24px;
    }
    .line {
      height: 14px;
      margin-block-start: 14px;
    }
    .short {
      width: 45%;
    }
    .choices {
      display: grid;
      grid-template-columns: repeat(4, 1fr);
      gap: 46px 10px;
    }
    .option {
      height: 64px;
      border-radius: 12px;
    }
    .button {
      width: 220px;
      height: 48px;
      border-radius: 24px;
    }
  `,
})
export class TriageSkeleton {}
