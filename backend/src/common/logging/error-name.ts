/** What kind of error it is, as the driver or the network calls it. Messages may quote what must not reach a log. */
export function errorName(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return [code, name].find((candidate) => typeof candidate === 'string') ?? 'unknown';
}
