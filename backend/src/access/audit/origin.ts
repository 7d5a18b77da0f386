/** Who does something, and from where. */
export interface Origin {
  /** The e-mail address of a person, or another name; null when nobody is signed in. */
  readonly actor: string | null;
  /** The address that the request came from; null when the server does it by itself. */
  readonly address: string | null;
}

/** How the audit log names a token. */
export function tokenActor(name: string): string {
  return `token “${name}”`;
}
