import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, effect, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { readProblem } from '../../api/problem';
import { TokensApi, type WhoseTokens } from '../../api/tokens-api';
import type { ApiToken, MadeToken, NewToken } from '../../api/types';
import { ErrorState } from '../../shared/error-state';
import { momentText } from '../../shared/moment';
import { Clock } from '../clock';
import { Confirm } from '../confirm/confirm';
import { sentenceFor } from '../errors/sentence';
import { Notifier } from '../notifier/notifier';
import { SCOPE_WORDS } from './scope-words';
import { TokenForm } from './token-form';

/** What lets programs act: those there are, a new one, and the end of one. */
@Component({
  selector: 'td-tokens-section',
  imports: [ErrorState, MatButton, TokenForm],
  templateUrl: './tokens-section.html',
  styleUrls: ['../../shared/section.scss', './tokens-section.scss'],
})
export class TokensSection {
  readonly whose = input.required<WhoseTokens>();

  private readonly api = inject(TokensApi);
  private readonly notifier = inject(Notifier);
  private readonly clipboard = inject(Clipboard);
  private readonly confirm = inject(Confirm);
  private readonly now = inject(Clock).now;
  private readonly form = viewChild.required(TokenForm);
  private readonly secret = viewChild<ElementRef<HTMLInputElement>>('secret');

  protected readonly tokens = this.api.tokens(this.whose);
  protected readonly moment = momentText;
  protected readonly made = signal<MadeToken | undefined>(undefined);
  protected readonly sending = signal(false);
  protected readonly refusal = signal('');

  protected readonly list = computed<readonly ApiToken[] | undefined>(() =>
    this.tokens.hasValue() ? this.tokens.value() : undefined,
  );
  protected readonly failure = computed(() => {
    const error = this.tokens.error();
    return error === undefined ? '' : sentenceFor(error);
  });

  constructor() {
    // It is above what was just pressed, perhaps out of sight, and is to be copied next.
    effect(() => this.secret()?.nativeElement.focus());
  }

  protected isOver({ expires_at: end }: ApiToken): boolean {
    return Date.parse(end) <= this.now();
  }

  protected scopesOf({ scopes }: ApiToken): string {
    return scopes.map((scope) => SCOPE_WORDS[scope]()).join(' · ');
  }

  protected async make(token: NewToken): Promise<void> {
    this.sending.set(true);
    this.refusal.set('');
    try {
      this.made.set(await firstValueFrom(this.api.create(this.whose(), token)));
      this.form().clear();
      this.tokens.reload();
    } catch (error) {
      this.refusal.set(sentenceFor(error));
    } finally {
      this.sending.set(false);
    }
  }

  protected copy(): void {
    if (this.clipboard.copy(this.made()?.token ?? '')) this.notifier.info($localize`The token is copied.`);
  }

  protected async revoke({ id, name }: ApiToken): Promise<void> {
    const isWanted = await this.confirm.ask({
      heading: $localize`Revoke this token?`,
      subject: name,
      detail: $localize`Programs that use it are refused from now on. It cannot be brought back.`,
      action: $localize`:the token|:Revoke`,
      isFinal: true,
    });
    if (!isWanted) return;
    try {
      await firstValueFrom(this.api.revoke(this.whose(), id));
      this.takeOut(id);
      this.notifier.info($localize`The token “${name}:name:” is revoked.`);
    } catch (error) {
      if (readProblem(error)?.code === 'token_not_found') this.takeOut(id);
      this.notifier.error(sentenceFor(error));
    }
  }

  private takeOut(id: number): void {
    this.tokens.update((all) => all?.filter((token) => token.id !== id));
    if (this.made()?.id === id) this.made.set(undefined);
  }
}
