import { Component } from '@angular/core';
import { Shell } from './core/shell/shell';

@Component({
  selector: 'td-root',
  imports: [Shell],
  template: '<td-shell />',
})
export class App {}
