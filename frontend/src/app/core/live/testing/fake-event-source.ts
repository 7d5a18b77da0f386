import { vi } from 'vitest';

/** Stands in for the browser's: tests open, feed and break the streams by hand. */
export class FakeEventSource extends EventTarget {
  /** All that were asked for, the latest last. */
  static readonly all: FakeEventSource[] = [];

  isClosed = false;

  constructor(readonly url: string) {
    super();
    FakeEventSource.all.push(this);
  }

  static get latest(): FakeEventSource {
    const latest = FakeEventSource.all.at(-1);
    if (latest === undefined) throw new Error('No stream was asked for.');
    return latest;
  }

  /** Call before each test. */
  static install(): void {
    FakeEventSource.all.length = 0;
    vi.stubGlobal('EventSource', FakeEventSource);
  }

  open(): void {
    this.dispatchEvent(new Event('open'));
  }

  tell(type: 'hello' | 'ticket' | 'reload', id: string, data: object = {}): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId: id }));
  }

  break(): void {
    this.dispatchEvent(new Event('error'));
  }

  close(): void {
    this.isClosed = true;
  }
}
