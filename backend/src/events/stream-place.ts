/** The place of an event in the order of the stream, or between two events. */
export interface StreamPosition {
  /** The number of the transaction. */
  readonly xid: bigint;
  /** The number of the event; 0 is before all events of the transaction. */
  readonly id: bigint;
}

/** How far somebody has read which stream. */
export interface StreamPlace {
  /** Names the stream. A table that was emptied or restored holds another one. */
  readonly stream: string;
  readonly position: StreamPosition;
}

const FORM = /^([0-9a-f]{8})-([0-9a-f]{1,15})-([0-9a-f]{1,15})-([0-9a-f]{1,10})$/;

export function isAfter(one: StreamPosition, other: StreamPosition): boolean {
  return one.xid > other.xid || (one.xid === other.xid && one.id > other.id);
}

/**
 * What a client sends back as Last-Event-ID, opaque to it.
 * @param moment up to which it has been told everything
 */
export function encodeEventId({ stream, position }: StreamPlace, moment: Date): string {
  const seconds = Math.floor(moment.getTime() / 1_000);
  return [stream, position.xid.toString(16), position.id.toString(16), seconds.toString(16)].join('-');
}

/** Null for anything that `encodeEventId` cannot have written. */
export function decodeEventId(text: string): { place: StreamPlace; moment: Date } | null {
  const [, stream, xid, id, seconds] = FORM.exec(text) ?? [];
  if (stream === undefined || seconds === undefined) return null;
  return {
    place: { stream, position: { xid: BigInt(`0x${xid}`), id: BigInt(`0x${id}`) } },
    moment: new Date(Number.parseInt(seconds, 16) * 1_000),
  };
}
