import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { NewToken, Scope } from '../../api/types';
import { TextField } from '../../shared/text-field';
import { Session } from '../session/session';
import { SCOPE_GROUPS, SCOPE_WORDS } from './scope-words';

/** Days after which a token may end. */
const LIFETIMES = [7, 30, 90, 180, 365] as const;

const USUAL_LIFETIME = 90;

/** What a token is called, what it may do and for how long. */
@Component({
  selector: 'td-token-form',
  imports: [MatButton, TextField],
  templateUrl: './token-form.html',
  styleUrls: ['../../shared/section.scss', './token-form.scss'],
})
export class TokenForm {
  private readonly session = inject(Session);

  readonly sending = input.required<boolean>();
  /** Why the last one was refused; '' when it was not. */
  readonly refusal = input.required<string>();
  readonly wanted = output<NewToken>();

  protected readonly lifetimes = LIFETIMES;
  protected readonly name = signal('');
  protected readonly days = signal<number>(USUAL_LIFETIME);
  protected readonly nameError = signal('');
  protected readonly scopesError = signal('');
  private readonly chosen = signal<ReadonlySet<Scope>>(new Set());

  /** Nobody can give away what they may not do. */
  protected readonly groups = computed(() =>
    SCOPE_GROUPS.map(({ name, scopes }) => ({
      name: name(),
      scopes: scopes
        .filter((scope) => this.session.may(scope))
        .map((scope) => ({ scope, words: SCOPE_WORDS[scope](), isChosen: this.chosen().has(scope) })),
    })).filter(({ scopes }) => scopes.length > 0),
  );

  protected choose(scope: Scope, isChosen: boolean): void {
    this.chosen.update((before) => {
      const after = new Set(before);
      if (isChosen) after.add(scope);
      else after.delete(scope);
      return after;
    });
    this.scopesError.set('');
  }

  protected send(event: Event): void {
    event.preventDefault();
    const name = this.name().trim();
    this.nameError.set(name === '' ? $localize`Say what the token is for.` : '');
    this.scopesError.set(this.chosen().size === 0 ? $localize`Choose at least one thing that it may do.` : '');
    if (this.sending() || this.nameError() + this.scopesError() !== '') return;
    this.wanted.emit({ name, scopes: [...this.chosen()], expires_in_days: this.days() });
  }

  /** For the next one. */
  clear(): void {
    this.name.set('');
    this.chosen.set(new Set());
  }
}
