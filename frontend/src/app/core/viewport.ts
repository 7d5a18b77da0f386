import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, Injectable, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/** The widths at which a page is built differently, not only styled differently (DESIGN, section 4). */
@Injectable({ providedIn: 'root' })
export class Viewport {
  private readonly breakpoints = inject(BreakpointObserver);

  /** From 840 px: rail, tables, a pointer's density. Below: bottom bar and cards. */
  readonly rail = this.reaches(840);
  /** From 1240 px: a ticket fits beside the list. */
  readonly twoSheets = this.reaches(1240);

  private reaches(pixels: number): Signal<boolean> {
    const query = `(min-width: ${pixels}px)`;
    return toSignal(this.breakpoints.observe(query).pipe(map(({ matches }) => matches)), {
      initialValue: this.breakpoints.isMatched(query),
    });
  }
}
