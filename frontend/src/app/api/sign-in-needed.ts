import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Subject, tap } from 'rxjs';
import { readProblem } from './problem';

/** Tells that a request was refused because nobody is signed in, or not any more. */
@Injectable({ providedIn: 'root' })
export class SignInNeeded {
  private readonly refusals = new Subject<void>();
  readonly told = this.refusals.asObservable();

  tell(): void {
    this.refusals.next();
  }
}

/** Looks at every refusal; the request fails all the same. */
export const noteSignInNeeded: HttpInterceptorFn = (request, next) => {
  const needed = inject(SignInNeeded);
  return next(request).pipe(
    tap({
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && readProblem(error)?.code === 'sign_in_required') needed.tell();
      },
    }),
  );
};
