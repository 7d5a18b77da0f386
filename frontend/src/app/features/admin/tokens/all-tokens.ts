import { Component } from '@angular/core';
import { TokensSection } from '../../../core/tokens/tokens-section';

/** The tokens of everybody and nobody. */
@Component({
  selector: 'td-all-tokens',
  imports: [TokensSection],
  template: `<td-tokens-section whose="all" />`,
})
export class AllTokens {}
