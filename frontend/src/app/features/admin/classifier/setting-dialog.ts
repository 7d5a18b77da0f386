import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ClassifierApi } from '../../../api/classifier-api';
import { fieldMessages } from '../../../api/problem';
import type { ClassifierSetting } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { TextField } from '../../../shared/text-field';
import { environmentValue, rangeInWords, settingHelp, settingInWords, settingValue } from './setting-words';
import { typedNumber } from './typed-number';

/** Asks for another value of a setting. Closes with all settings as they are then, or with nothing. */
@Component({
  selector: 'td-setting-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, TextField],
  templateUrl: './setting-dialog.html',
  styleUrl: './setting-dialog.scss',
})
export class SettingDialog {
  private readonly dialog = inject<MatDialogRef<SettingDialog, readonly ClassifierSetting[]>>(MatDialogRef);
  private readonly api = inject(ClassifierApi);
  private readonly notifier = inject(Notifier);

  protected readonly setting = inject<ClassifierSetting>(MAT_DIALOG_DATA);
  protected readonly words = settingInWords(this.setting);
  protected readonly help = settingHelp(this.setting);
  protected readonly ofEnvironment = environmentValue(this.setting);
  protected readonly isNumber = typeof this.setting.value === 'number';

  protected readonly text = signal(settingValue(this.setting));
  protected readonly isOn = signal(this.setting.value === 'on');
  protected readonly error = signal('');
  protected readonly saving = signal(false);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const value = this.isNumber ? typedNumber(this.text()) : this.isOn() ? 'on' : 'off';
    if (value === undefined || !this.isInRange(value)) {
      this.error.set($localize`Type a number. ${rangeInWords(this.setting)}:range:`);
      return;
    }
    await this.change(value);
  }

  protected async takeBack(): Promise<void> {
    await this.change(null);
  }

  private async change(value: string | number | null): Promise<void> {
    if (this.saving()) return;
    this.error.set('');
    this.saving.set(true);
    try {
      this.dialog.close(await firstValueFrom(this.api.changeSetting(this.setting.variable, value)));
    } catch (error) {
      if (this.setting.variable in fieldMessages(error)) this.error.set(sentenceFor(error));
      else this.notifier.error(sentenceFor(error));
    } finally {
      this.saving.set(false);
    }
  }

  private isInRange(value: string | number): boolean {
    const { minimum, maximum } = this.setting;
    return typeof value === 'string' || ((minimum ?? value) <= value && value <= (maximum ?? value));
  }
}
