import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../../core/session/session';
import { SECTIONS } from './sections';

/** What administrators decide for everybody, and what they see. */
@Component({
  selector: 'td-admin',
  imports: [MatButton, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <h1 i18n>Administration</h1>
    @if (sections().length > 1) {
      <nav i18n-aria-label aria-label="Parts of the administration">
        <ul>
          @for (section of sections(); track section.path) {
            <li>
              <a
                #link="routerLinkActive"
                routerLinkActive
                ariaCurrentWhenActive="page"
                [matButton]="link.isActive ? 'tonal' : 'text'"
                [routerLink]="['/admin', section.path]"
                >{{ section.label() }}</a
              >
            </li>
          }
        </ul>
      </nav>
    }
    <router-outlet />
  `,
  styleUrls: ['../../shared/sections-page.scss', './admin.scss'],
})
export class Admin {
  private readonly session = inject(Session);

  protected readonly sections = computed(() => SECTIONS.filter(({ permission }) => this.session.may(permission)));
}
