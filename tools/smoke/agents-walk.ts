import type { Instance, StreamMessage, Ticket } from './instance.ts';
import type { Report } from './report.ts';

/** An event that is on its way must not wait for others, or for a proxy to have enough of them. In milliseconds. */
const soon = 3_000;

/** What happens to a ticket is told as it happens, once, also to whoever comes back; and stays as its history. */
export async function walkEvents(instance: Instance, report: Report, marker: string): Promise<void> {
  const stream = instance.events();
  const hello = (await stream.next()).value as StreamMessage;
  report.equal('the stream of events begins with', hello.event, 'hello');

  const text = { title: `Watched ${marker}`, description: 'The parcel was promised for Monday and has not arrived.' };
  const ticket = (await instance.post('/api/tickets/', { ...text, category: 'general', priority: 'low' }))
    .json as Ticket;
  const path = `/api/tickets/${ticket.id}/`;
  const created = await nextOf(stream, ticket.id);
  report.equal('its creation is told', created.data.kind, 'created');
  const asked = performance.now();
  const changed = (await instance.patch(path, { status: 'resolved' })).json as Ticket;
  const change = await nextOf(stream, ticket.id);
  const took = performance.now() - asked;
  report.equal('a change is told with its version', change.data.version, changed.version);
  report.equal('… and both values', change.data.changes, [
    { field: 'status', from: 'open', to: 'resolved', decided: null },
  ]);
  report.that('… at once', took < soon, `less than ${soon} ms`, Math.round(took));
  await stream.return(undefined);

  const resumed = instance.events(created.id);
  report.equal('whoever comes back goes on where it was', (await nextOf(resumed, ticket.id)).id, change.id);
  await resumed.return(undefined);

  const history = (await instance.get(`${path}history/`)).json as { kind: string; actor: string }[];
  report.equal(
    'the history has both, the newest first',
    history.map(({ kind, actor }) => [kind, actor]),
    [
      ['changed', 'agent'],
      ['created', 'submitter'],
    ],
  );
  report.equal('it is deleted', (await instance.delete(path)).status, 204);
  report.equal('the history of a ticket that is gone', (await instance.get(`${path}history/`)).status, 404);
}

/** Two tickets about one thing find each other. */
export async function walkSimilar(instance: Instance, report: Report, marker: string): Promise<void> {
  const rest = {
    description: `The ${marker} printer prints half of each label.`,
    category: 'technical',
    priority: 'low',
  };
  const one = (await instance.post('/api/tickets/', { ...rest, title: `Labels cut off ${marker}` })).json as Ticket;
  const other = (await instance.post('/api/tickets/', { ...rest, title: `Half a label ${marker}` })).json as Ticket;
  const answer = await instance.get(`/api/tickets/${one.id}/similar/`);
  const similar = answer.json as { id: number; shared_words: string[] }[];
  const [first] = similar;
  report.equal('the most similar ticket', first?.id, other.id);
  report.that('… says which words they share', first?.shared_words.includes(marker) === true, marker, first);
  for (const { id } of [one, other]) {
    report.equal('it is deleted', (await instance.delete(`/api/tickets/${id}/`)).status, 204);
  }
}

/** Filters and order under a name, for all agents. */
export async function walkViews(instance: Instance, report: Report, marker: string): Promise<void> {
  const view = { name: `View ${marker}`, filters: { status: ['open'], order: 'oldest' } };
  const saved = await instance.post('/api/views/', view);
  report.equal('a view is saved', saved.status, 201);
  const { id } = saved.json as { id: number };
  report.equal('the same name again', (await instance.post('/api/views/', view)).status, 409);
  const renamed = await instance.patch(`/api/views/${id}/`, { name: `${view.name} again` });
  report.equal('it is renamed', (renamed.json as { name: string }).name, `${view.name} again`);
  const all = (await instance.get('/api/views/')).json as { id: number; filters: { order: string } }[];
  report.equal('it is among all views', all.find((each) => each.id === id)?.filters.order, 'oldest');
  report.equal('it is deleted', (await instance.delete(`/api/views/${id}/`)).status, 204);
}

/** The next message about a ticket; others may change theirs meanwhile. */
async function nextOf(stream: AsyncGenerator<StreamMessage, undefined>, ticketId: number): Promise<StreamMessage> {
  for (;;) {
    const next = await stream.next();
    if (next.done === true) throw new Error('the stream of events ended');
    if (next.value.data.ticket_id === ticketId) return next.value;
  }
}
