import { Component, computed, inject } from '@angular/core';
import { ClassifierApi } from '../../../api/classifier-api';
import { sentenceFor } from '../../../core/errors/sentence';
import { ErrorState } from '../../../shared/error-state';
import { settingInWords, settingValue } from './setting-words';

/** The settings in force, by the names under which they are set. */
@Component({
  selector: 'td-classifier-settings',
  imports: [ErrorState],
  template: `
    <section class="sheet" aria-labelledby="settings-heading">
      <h2 i18n id="settings-heading">Settings in force</h2>
      <p i18n class="about">They are set in the environment of the server, and change with its next start.</p>
      @if (failure(); as reason) {
        <td-error-state
          i18n-heading
          heading="The settings could not be loaded"
          [detail]="reason"
          (retry)="settings.reload()"
        />
      }
      <dl>
        @for (setting of list(); track setting.variable) {
          <dt>
            {{ setting.words }}<br /><code>{{ setting.variable }}</code>
          </dt>
          <dd>{{ setting.value }}</dd>
        }
      </dl>
    </section>
  `,
  styleUrls: ['../../../shared/section.scss', '../facts.scss'],
})
export class Settings {
  protected readonly settings = inject(ClassifierApi).settings();

  protected readonly list = computed(() =>
    (this.settings.hasValue() ? this.settings.value() : []).map((setting) => ({
      variable: setting.variable,
      words: settingInWords(setting),
      value: settingValue(setting),
    })),
  );
  protected readonly failure = computed(() => {
    const error = this.settings.error();
    return error === undefined ? '' : sentenceFor(error);
  });
}
