import { Component } from '@angular/core';
import { EmptyState } from '../../shared/empty-state';

/** For somebody who may not administer anything. */
@Component({
  selector: 'td-nothing-here',
  imports: [EmptyState],
  template: `
    <td-empty-state
      class="sheet"
      i18n-heading
      heading="This is for administrators"
      i18n-detail
      detail="You have no part in it. If you need one, ask an administrator."
    />
  `,
})
export class NothingHere {}
