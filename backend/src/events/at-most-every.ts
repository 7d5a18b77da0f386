/** Something that is done at once, and again after a while when it was asked for meanwhile. */
export interface Throttled {
  /** Asks for it; returns at once. */
  (): void;
  /** Forgets what was asked for. */
  cancel(): void;
}

/** Does something at most once in so many milliseconds; what is asked for too early is done once at the end of the time. */
export function atMostEvery(milliseconds: number, work: () => void): Throttled {
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  const end = (): void => {
    timer = undefined;
    if (isDue) ask();
  };
  const ask = (): void => {
    isDue = timer !== undefined;
    if (isDue) return;
    timer = setTimeout(end, milliseconds).unref();
    work();
  };
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
    isDue = false;
  };
  return Object.assign(ask, { cancel });
}
