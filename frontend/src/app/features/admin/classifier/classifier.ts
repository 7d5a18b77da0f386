import { Component } from '@angular/core';
import { BuiltInModel } from './built-in-model';
import { Providers } from './providers';
import { Settings } from './settings';

/** Who suggests categories and priorities, how well, and with which settings. */
@Component({
  selector: 'td-classifier',
  imports: [BuiltInModel, Providers, Settings],
  template: `
    <td-providers #providers />
    <td-built-in-model />
    <td-classifier-settings (changed)="providers.readAgain()" />
  `,
})
export class Classifier {}
