/** Where a sign-in comes from. */
export interface SessionClient {
  /** The address that the request came from. */
  readonly address: string;
  /** What the browser calls itself; it may be anything. */
  readonly agent: string;
}
