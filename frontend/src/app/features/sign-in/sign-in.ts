import { afterNextRender, Component, inject, Injector, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { readProblem } from '../../api/problem';
import { refusalOf } from '../../core/session/refusal';
import { Session } from '../../core/session/session';
import { TextField } from '../../shared/text-field';
import { CodeStep } from './code-step';
import { OpenIdWay } from './openid-way';

/** A person says who they are, and goes on where they wanted to be. */
@Component({
  selector: 'td-sign-in',
  imports: [CodeStep, MatButton, OpenIdWay, RouterLink, TextField],
  templateUrl: './sign-in.html',
  styleUrl: '../../shared/access-form.scss',
})
export class SignIn {
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly injector = inject(Injector);
  private readonly emailField = viewChild.required<TextField>('emailField');
  private readonly passwordField = viewChild.required<TextField>('passwordField');

  protected readonly problem = this.route.snapshot.queryParamMap.get('problem');
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly sending = signal(false);
  protected readonly failure = signal('');
  protected readonly emailError = signal('');
  protected readonly passwordError = signal('');
  /** The password was right, and a code is asked for as well. */
  protected readonly asksCode = signal(false);
  protected readonly codeError = signal('');

  constructor() {
    afterNextRender(() => this.emailField().focus());
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.sending()) return;
    this.failure.set('');
    if (!this.isFilled()) return;
    await this.signIn();
  }

  /** @param code of the second factor, when it was asked for */
  protected async signIn(code?: string): Promise<void> {
    this.failure.set('');
    this.codeError.set('');
    this.sending.set(true);
    try {
      const credentials = { email: this.email().trim(), password: this.password() };
      await this.session.signIn({ ...credentials, ...(code !== undefined && { code }) });
      await this.router.navigateByUrl(this.next(), { replaceUrl: true });
    } catch (error) {
      this.refused(error);
    } finally {
      this.sending.set(false);
    }
  }

  protected goBack(): void {
    this.asksCode.set(false);
    this.failure.set('');
    this.focusPassword();
  }

  private refused(error: unknown): void {
    const code = readProblem(error)?.code;
    if (code === 'second_factor_required') {
      this.asksCode.set(true);
    } else if (code === 'second_factor_failed') {
      this.codeError.set($localize`This code is not right, or it was used already. Wait for the next one.`);
    } else {
      if (code === 'sign_in_failed') this.asksCode.set(false);
      this.failure.set(refusalOf(error));
      this.focusPassword();
    }
  }

  /** Once its form is there again. */
  private focusPassword(): void {
    afterNextRender(() => this.passwordField().focus(), { injector: this.injector });
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
  protected next(): string {
    const next = this.route.snapshot.queryParamMap.get('next') ?? '';
    return /^\/(?![/\\])/.test(next) ? next : '/queue';
  }
}
