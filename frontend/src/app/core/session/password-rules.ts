/** What the server asks of a password, told before it is sent. */
const PASSWORD_MIN = 12;

/** Why a new password cannot be used; '' when the server may take it. */
export function passwordProblem(password: string): string {
  return [...password].length < PASSWORD_MIN ? $localize`Use at least ${PASSWORD_MIN}:number: characters.` : '';
}
