import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { ThemeChoice } from '../theme/theme-choice';

@Component({
  selector: 'td-theme-menu',
  imports: [MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matIconButton type="button" aria-label="Theme" title="Theme" [matMenuTriggerFor]="menu">
      <mat-icon [svgIcon]="icon()" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before" aria-label="Theme">
      @for (option of options; track option.name) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="option.name === theme.current()"
          (click)="theme.choose(option.name)"
        >
          <mat-icon class="m" [svgIcon]="option.icon" />
          <span class="label">
            {{ option.label }}
            @if (option.name === theme.current()) {
              <mat-icon class="m" svgIcon="check" />
            }
          </span>
        </button>
      }
    </mat-menu>
  `,
  styles: `
    .label {
      display: flex;
      align-items: center;
      gap: 12px;
    }
    .label mat-icon.mat-icon {
      margin-inline: auto 0;
    }
  `,
})
export class ThemeMenu {
  protected readonly theme = inject(ThemeChoice);

  protected readonly options = [
    { name: 'light', label: 'Light', icon: 'sun' },
    { name: 'dark', label: 'Dark', icon: 'moon' },
    { name: 'system', label: 'Like the system', icon: 'monitor' },
  ] as const;

  protected readonly icon = computed(
    () => this.options.find(({ name }) => name === this.theme.current())?.icon ?? 'sun',
  );
}
