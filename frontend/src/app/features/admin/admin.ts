import { Component } from '@angular/core';
import { People } from './people';

/** What administrators decide for everybody. */
@Component({
  selector: 'td-admin',
  imports: [People],
  template: `
    <h1 i18n>Administration</h1>
    <td-people />
  `,
  styleUrl: '../../shared/sections-page.scss',
})
export class Admin {}
