/** A page of the product: where it is, how it is called and which key follows G to go there. */
export interface Destination {
  readonly path: string;
  readonly label: string;
  readonly icon: string;
  readonly key: string;
  /** Words that find it in the command palette besides its name. */
  readonly keywords: string;
}

export const DESTINATIONS: readonly Destination[] = [
  { path: '/queue', label: 'Queue', icon: 'inbox', key: 'Q', keywords: 'tickets list home' },
  { path: '/triage', label: 'Triage', icon: 'list-checks', key: 'T', keywords: 'review suggestions one by one' },
  { path: '/submit', label: 'Submit', icon: 'square-pen', key: 'S', keywords: 'new ticket write create send' },
  { path: '/insights', label: 'Insights', icon: 'chart-column', key: 'I', keywords: 'statistics figures accuracy' },
];
