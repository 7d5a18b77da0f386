import { afterNextRender, Component, inject, Injector, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { readProblem } from '../../api/problem';
import { refusalOf } from '../../core/session/refusal';
import { Session } from '../../core/session/session';
import { TextField } from '../../shared/text-field';

/** A person says who they are, and goes on where they wanted to be. */
@Component({
  selector: 'td-sign-in',
  imports: [MatButton, RouterLink, TextField],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly injector = inject(Injector);
  private readonly emailField = viewChild.required<TextField>('emailField');
  private readonly passwordField = viewChild.required<TextField>('passwordField');
  private readonly codeField = viewChild<TextField>('codeField');

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly code = signal('');
  /** The person has a second factor. */
  protected readonly needsCode = signal(false);
  protected readonly sending = signal(false);
  protected readonly failure = signal('');
  protected readonly emailError = signal('');
  protected readonly passwordError = signal('');
  protected readonly codeError = signal('');

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
      await this.session.signIn({
        email: this.email().trim(),
        password: this.password(),
        ...(this.needsCode() && { code: this.code().trim() }),
      });
      await this.router.navigateByUrl(this.next(), { replaceUrl: true });
    } catch (error) {
      this.refused(error);
    } finally {
      this.sending.set(false);
    }
  }

  private isFilled(): boolean {
    this.emailError.set(this.email().trim() === '' ? $localize`Type your e-mail address.` : '');
    this.passwordError.set(this.password() === '' ? $localize`Type your password.` : '');
    this.codeError.set(this.needsCode() && this.code().trim() === '' ? $localize`Type the code.` : '');
    if (this.emailError() !== '') this.emailField().focus();
    else if (this.passwordError() !== '') this.passwordField().focus();
    else if (this.codeError() !== '') this.codeField()?.focus();
    else return true;
    return false;
  }

  private refused(error: unknown): void {
    if (readProblem(error)?.code === 'second_factor_required' && !this.needsCode()) {
      this.needsCode.set(true);
      afterNextRender(() => this.codeField()?.focus(), { injector: this.injector });
      return;
    }
    this.failure.set(refusalOf(error));
    this.passwordField().focus();
  }

  /** An address of this product; others than that no link may lead to. */
  private next(): string {
    const next = this.route.snapshot.queryParamMap.get('next') ?? '';
    return /^\/(?![/\\])/.test(next) ? next : '/queue';
  }
}
