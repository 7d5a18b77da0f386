/** What the backend has acknowledged, and so must hold whatever became of it afterwards. */
export class AcknowledgedWrites {
  readonly #titles = new Map<number, string>();
  readonly #created: number[] = [];
  readonly #deletionAsked = new Set<number>();
  readonly #deleted = new Set<number>();

  /** A create was answered. */
  created(id: number, title: string): void {
    this.#titles.set(id, title);
    this.#created.push(id);
  }

  /** From here on nobody can say whether the ticket is there, until `deleted`. */
  deletionAsked(id: number): void {
    this.#deletionAsked.add(id);
  }

  /** A delete was answered. */
  deleted(id: number): void {
    this.#deleted.add(id);
  }

  /** A created ticket; undefined as long as there is none. */
  someCreated(share: number): number | undefined {
    return this.#created[Math.floor(share * this.#created.length)];
  }

  /** Tickets that have to be there, with their titles. */
  mustExist(): ReadonlyMap<number, string> {
    return new Map([...this.#titles].filter(([id]) => !this.#deletionAsked.has(id)));
  }

  /** Tickets that must not be there. */
  mustBeGone(): ReadonlySet<number> {
    return this.#deleted;
  }
}

export interface Findings {
  /** Acknowledged, and not there or with another title. */
  lost: number[];
  /** Deleted, and there. */
  undead: number[];
}

/** @param present the titles of the tickets that are there */
export function findContradictions(writes: AcknowledgedWrites, present: ReadonlyMap<number, string>): Findings {
  return {
    lost: [...writes.mustExist()].filter(([id, title]) => present.get(id) !== title).map(([id]) => id),
    undead: [...writes.mustBeGone()].filter((id) => present.has(id)),
  };
}
