import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ClassifierApi } from '../../../api/classifier-api';
import type { ClassifierSetting } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { ErrorState } from '../../../shared/error-state';
import { SettingDialog } from './setting-dialog';
import { environmentValue, settingInWords, settingValue } from './setting-words';

/** The settings in force, by the names under which they are set; some can be changed at once. */
@Component({
  selector: 'td-classifier-settings',
  imports: [ErrorState, MatButton],
  template: `
    <section class="sheet" aria-labelledby="settings-heading">
      <h2 i18n id="settings-heading">Settings in force</h2>
      <p i18n class="about">
        They are set in the environment of the server, and change with its next start. Those with a button can be
        changed while it runs; that holds on every server within half a minute.
      </p>
      @if (failure(); as reason) {
        <td-error-state
          i18n-heading
          heading="The settings could not be loaded"
          [detail]="reason"
          (retry)="settings.reload()"
        />
      }
      <dl>
        @for (row of list(); track row.setting.variable) {
          <dt>
            {{ row.words }}<br /><code>{{ row.setting.variable }}</code>
            @if (row.setting.is_changed) {
              <span i18n class="more">changed here; the environment says {{ row.ofEnvironment }}</span>
            }
          </dt>
          <dd>
            {{ row.value }}
            @if (row.setting.is_changeable) {
              <button matButton type="button" (click)="change(row.setting)">
                <ng-container i18n="a setting">Change</ng-container>
                <span class="unseen"> {{ row.words }}</span>
              </button>
            }
          </dd>
        }
      </dl>
    </section>
  `,
  styleUrls: ['../../../shared/section.scss', '../facts.scss', './settings.scss'],
})
export class Settings {
  private readonly dialog = inject(MatDialog);
  private readonly notifier = inject(Notifier);

  protected readonly settings = inject(ClassifierApi).settings();
  /** Others on the page may tell something else now. */
  readonly changed = output();

  protected readonly list = computed(() =>
    (this.settings.hasValue() ? this.settings.value() : []).map((setting) => ({
      setting,
      words: settingInWords(setting),
      value: settingValue(setting),
      ofEnvironment: environmentValue(setting),
    })),
  );
  protected readonly failure = computed(() => {
    const error = this.settings.error();
    return error === undefined ? '' : sentenceFor(error);
  });

  protected async change(setting: ClassifierSetting): Promise<void> {
    const dialog = this.dialog.open<SettingDialog, ClassifierSetting, readonly ClassifierSetting[]>(SettingDialog, {
      data: setting,
      width: '420px',
      maxWidth: 'calc(100vw - 32px)',
    });
    const settings = await firstValueFrom(dialog.afterClosed());
    if (settings === undefined) return;
    this.settings.set(settings);
    this.changed.emit();
    this.notifier.info($localize`“${settingInWords(setting)}:setting:” is changed.`);
  }
}
