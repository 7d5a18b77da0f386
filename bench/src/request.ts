/** A request of a measurement. */
export interface Request {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** From the root, with the query. */
  path: string;
  /** Sent as JSON. */
  body?: object;
}

/** The path of a list, or of what else lies beside it, with those parameters that have a value. */
export function ticketsPath(parameters: Record<string, string | number | undefined>, below = ''): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, String(value));
  return `/api/tickets/${below}${query.size > 0 ? `?${query.toString()}` : ''}`;
}
