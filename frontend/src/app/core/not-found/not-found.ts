import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'td-not-found',
  imports: [MatButton, RouterLink],
  template: `
    <section class="sheet">
      <h1 i18n>There is nothing at this address</h1>
      <p i18n class="muted">The page may have moved, or the address has a typing error.</p>
      <a i18n matButton="tonal" routerLink="/queue">Go to the queue</a>
    </section>
  `,
  styles: `
    section {
      display: grid;
      justify-items: center;
      padding: 72px 24px;
      text-align: center;
    }
    h1 {
      font: var(--mat-sys-headline-small);
      letter-spacing: var(--mat-sys-headline-small-tracking);
    }
    p {
      margin: 4px 0 20px;
    }
  `,
})
export class NotFound {}
