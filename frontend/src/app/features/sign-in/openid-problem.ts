/** What the server writes into the address when somebody could not sign in with the provider. */
const SENTENCES: Readonly<Record<string, (provider: string) => string>> = {
  not_offered: (name) => $localize`${name}:provider: is not set up here. Sign in with your password.`,
  unavailable: (name) =>
    $localize`${name}:provider: does not answer at the moment. Try again, or sign in with your password.`,
  denied: (name) => $localize`${name}:provider: did not let you in, or you stopped there. Try again.`,
  expired: () => $localize`Signing in took too long, or you began it in another window. Try again.`,
  not_believed: (name) =>
    $localize`The answer of ${name}:provider: could not be trusted. Try again; if that does not help, tell an administrator.`,
  no_role: (name) =>
    $localize`${name}:provider: does not say that you work here. Ask whoever manages your account there for access to TriageDesk.`,
  email_unverified: (name) =>
    $localize`${name}:provider: does not say that your e-mail address is yours. Confirm it there, then try again.`,
  account_exists: () =>
    $localize`An account has your e-mail address already. Sign in with its password, then connect it on the page “Account”. If you do not know the password, ask an administrator.`,
  disabled: () => $localize`Your account is disabled. Ask an administrator.`,
  too_many: () => $localize`There were too many attempts. Wait a little, then try again.`,
};

/**
 * Why somebody could not be signed in, in a sentence for them.
 * @param problem from the address, where anything may stand
 */
export function openIdProblem(problem: string, provider: string): string {
  const sentence = Object.hasOwn(SENTENCES, problem) ? SENTENCES[problem] : undefined;
  return (
    sentence?.(provider) ?? $localize`Signing in did not work. Try again; if that does not help, tell an administrator.`
  );
}
