/** Who made a change, as people know them; both null when nobody was signed in. */
export interface NamedAuthor {
  /** The name of the person today. */
  readonly person: string | null;
  /** The name that their token had, or one that belongs to nobody. */
  readonly token: string | null;
}
