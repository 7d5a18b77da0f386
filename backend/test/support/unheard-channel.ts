import type { EventChannel } from '../../src/events/event-channel.repository.js';

/** For writers whose events nobody waits for. */
export const UNHEARD = { announce: () => undefined } as unknown as EventChannel;
