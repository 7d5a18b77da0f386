import { Component, DOCUMENT, type ElementRef, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { MatRipple } from '@angular/material/core';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';
import { Logo } from './logo';
import { SearchBox } from './search-box';
import { ThemeMenu } from './theme-menu';

/** The frame around every page: navigation (a rail, or a bar at the bottom on small screens), top bar, one main region. */
@Component({
  selector: 'td-shell',
  imports: [Logo, MatIcon, MatRipple, RouterLink, RouterLinkActive, RouterOutlet, SearchBox, ThemeMenu],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly destinations = [
    { path: '/queue', label: 'Queue', icon: 'inbox' },
    { path: '/submit', label: 'Submit', icon: 'square-pen' },
    { path: '/insights', label: 'Insights', icon: 'chart-column' },
  ] as const;

  private readonly document = inject(DOCUMENT);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly header = viewChild.required<ElementRef<HTMLElement>>('header');

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => event.urlAfterRedirects.replace(/[?#].*/s, '')),
        pairwise(),
        filter(([before, after]) => before !== after),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.enterPage();
      });
  }

  protected skipToMain(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /**
   * A new page begins for keyboard and screen reader where it begins for the eye. Somebody who is typing a search
   * keeps the focus, and so does a page that has already placed it.
   */
  private enterPage(): void {
    const focused = this.document.activeElement;
    if (this.header().nativeElement.contains(focused) || this.main().nativeElement.contains(focused)) return;
    this.main().nativeElement.focus({ preventScroll: true });
  }
}
