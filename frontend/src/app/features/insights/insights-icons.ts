import { inject } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import calendar from 'lucide-static/icons/calendar.svg';
import download from 'lucide-static/icons/download.svg';

/** Makes the icons known that only this page has: the first load does without them. Call in an injection context. */
export function registerInsightsIcons(): void {
  const registry = inject(MatIconRegistry);
  const sanitizer = inject(DomSanitizer);
  for (const [name, markup] of Object.entries({ calendar, download })) {
    // Trusted: the markup is bundled from a pinned package, never from input.
    registry.addSvgIconLiteral(name, sanitizer.bypassSecurityTrustHtml(markup));
  }
}
