import { afterNextRender, Component, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { refusalOf } from '../../core/session/refusal';
import { Session } from '../../core/session/session';
import { TextField } from '../../shared/text-field';

/** A person says who they are, and goes on where they wanted to be. */
@Component({
  selector: 'td-sign-in',
  imports: [MatButton, RouterLink, TextField],
  templateUrl: './sign-in.html',
  styleUrl: '../../shared/access-form.scss',
})
export class SignIn {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly emailField = viewChild.required<TextField>('emailField');
  private readonly passwordField = viewChild.required<TextField>('passwordField');

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly sending = signal(false);
  protected readonly failure = signal('');
  protected readonly emailError = signal('');
  protected readonly passwordError = signal('');

  constructor() {
    afterNextRender(() => this.emailField().focus());
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending()) return;
    this.failure.set('');
    if (!this.isFilled()) return;
    this.sending.set(true);
    try {
      await this.session.signIn({ email: this.email().trim(), password: this.password() });
      await this.router.navigateByUrl(this.next(), { replaceUrl: true });
    } catch (error) {
      this.failure.set(refusalOf(error));
      this.passwordField().focus();
    } finally {
      this.sending.set(false);
    }
  }

  private isFilled(): boolean {
    this.emailError.set(this.email().trim() === '' ? $localize`Type your e-mail address.` : '');
    this.passwordError.set(this.password() === '' ? $localize`Type your password.` : '');
    if (this.emailError() !== '') this.emailField().focus();
    else if (this.passwordError() !== '') this.passwordField().focus();
    else return true;
    return false;
  }

  /** An address of this product; others than that no link may lead to. */
  private next(): string {
    const next = this.route.snapshot.queryParamMap.get('next') ?? '';
    return /^\/(?![/\\])/.test(next) ? next : '/queue';
  }
}
