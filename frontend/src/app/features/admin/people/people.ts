import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { firstValueFrom } from 'rxjs';
import { PeopleApi } from '../../../api/people-api';
import { fieldMessages } from '../../../api/problem';
import type { ManagedPerson, PersonChange } from '../../../api/types';
import { sentenceFor } from '../../../core/errors/sentence';
import { Notifier } from '../../../core/notifier/notifier';
import { ErrorState } from '../../../shared/error-state';
import { momentText } from '../../../shared/moment';
import { TextField } from '../../../shared/text-field';
import { SecondFactorRemoval } from './second-factor-removal';

/** A link that was just made; it is shown until another one is. */
interface ShownLink {
  /** Of the person that it is for. */
  readonly id: number;
  readonly address: string;
  readonly until: string;
}

/** Who may sign in, and as what. Whoever is added gets a link to choose a password. */
@Component({
  selector: 'td-people',
  imports: [ErrorState, MatButton, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, TextField],
  templateUrl: './people.html',
  styleUrls: ['../../../shared/section.scss', './people.scss'],
  providers: [SecondFactorRemoval],
})
export class People {
  private readonly api = inject(PeopleApi);
  private readonly notifier = inject(Notifier);
  private readonly secondFactors = inject(SecondFactorRemoval);
  private readonly clipboard = inject(Clipboard);
  private readonly document = inject(DOCUMENT);

  protected readonly people = this.api.people();
  protected readonly moment = momentText;
  /** The person who is being changed. */
  protected readonly busy = signal<number | undefined>(undefined);
  protected readonly link = signal<ShownLink | undefined>(undefined);

  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly nameError = signal('');
  protected readonly emailError = signal('');
  protected readonly refusal = signal('');
  protected readonly adding = signal(false);

  protected readonly list = computed<readonly ManagedPerson[]>(() =>
    this.people.hasValue() ? this.people.value() : [],
  );
  protected readonly failure = computed(() => {
    const error = this.people.error();
    return error === undefined ? '' : sentenceFor(error);
  });

  protected async change({ id, name }: ManagedPerson, change: PersonChange): Promise<void> {
    this.busy.set(id);
    try {
      const changed = await firstValueFrom(this.api.update(id, change));
      this.people.update((all) => all?.map((person) => (person.id === id ? changed : person)));
      this.notifier.info($localize`${name}:name: is changed.`);
    } catch (error) {
      this.notifier.error(sentenceFor(error));
    } finally {
      this.busy.set(undefined);
    }
  }

  protected async makeLink({ id }: Pick<ManagedPerson, 'id'>): Promise<void> {
    try {
      const { path, expires_at: until } = await firstValueFrom(this.api.passwordLink(id));
      this.link.set({ id, address: new URL(path.slice(1), this.document.baseURI).href, until });
    } catch (error) {
      this.notifier.error(sentenceFor(error));
    }
  }

  protected async removeSecondFactor(person: ManagedPerson): Promise<void> {
    if (await this.secondFactors.ask(person)) {
      this.people.update((all) =>
        all?.map((one) => (one.id === person.id ? { ...one, has_second_factor: false } : one)),
      );
    }
  }

  protected copy(): void {
    if (this.clipboard.copy(this.link()?.address ?? '')) this.notifier.info($localize`The link is copied.`);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    this.refusal.set('');
    this.nameError.set(this.name().trim() === '' ? $localize`Type a name.` : '');
    this.emailError.set(this.email().trim() === '' ? $localize`Type an e-mail address.` : '');
    if (this.adding() || this.nameError() + this.emailError() !== '') return;
    this.adding.set(true);
    try {
      const person = { name: this.name().trim(), email: this.email().trim(), role: 'agent' as const };
      const added = await firstValueFrom(this.api.create(person));
      this.people.update((all = []) => [...all, added]);
      this.name.set('');
      this.email.set('');
      await this.makeLink(added);
    } catch (error) {
      const fields = fieldMessages(error);
      if ('email' in fields) this.emailError.set(sentenceFor(error));
      else if ('name' in fields) this.nameError.set(sentenceFor(error));
      else this.refusal.set(sentenceFor(error));
    } finally {
      this.adding.set(false);
    }
  }
}
