import type { Answer, Instance, Ticket } from './instance.ts';
import type { Report } from './report.ts';

/** Long enough for a proxy to compress some of the answers, which makes their entity tags weak on the way. */
const description = 'The export stops half-way, and what it has written by then cannot be opened. '.repeat(30);

/** Two people read the same version of a ticket, and both change it. */
export async function walkConflicts(instance: Instance, report: Report, marker: string): Promise<void> {
  const ticket = { title: `Export stops ${marker}`, description, category: 'technical', priority: 'high' };
  const created = await instance.post('/api/tickets/', ticket);
  const path = `/api/tickets/${(created.json as Ticket).id}/`;
  const read = await instance.get(path);
  report.equal('a ticket has the same ETag when it is created and read', strongTag(read), strongTag(created));
  report.equal(
    'reading it again with that ETag',
    (await instance.get(path, { 'if-none-match': tag(read) })).status,
    304,
  );

  const mine = await instance.patch(path, { status: 'in_progress' }, { 'if-match': tag(read) });
  report.equal('the first change of a version is made', mine.status, 200);
  const theirs = await instance.patch(path, { status: 'closed' }, { 'if-match': tag(read) });
  report.equal('the second one is not', theirs.status, 412);
  report.equal('… and shows the ticket as it is now', (theirs.json as { current: Ticket }).current, mine.json);
  report.equal('… with its ETag', strongTag(theirs), strongTag(mine));
  report.equal('nor is it deleted', (await instance.delete(path, { 'if-match': tag(read) })).status, 412);
  report.equal('a malformed If-Match', (await instance.delete(path, { 'if-match': '1' })).status, 400);
  report.equal(
    'sent again with the new ETag, it is',
    (await instance.delete(path, { 'if-match': tag(mine) })).status,
    204,
  );
}

/** A client that got no answer sends its ticket again. */
export async function walkRepetitions(instance: Instance, report: Report, marker: string): Promise<void> {
  const ticket = { title: `Sent twice ${marker}`, description, category: 'general', priority: 'low' };
  const key = { 'idempotency-key': `"${marker}"` };
  const [first, second] = await Promise.all([
    instance.post('/api/tickets/', ticket, key),
    instance.post('/api/tickets/', ticket, key),
  ]);
  report.equal('two requests with one key at once', [first.status, second.status], [201, 201]);
  report.equal('… make one ticket', second.json, first.json);
  const again = await instance.post('/api/tickets/', ticket, key);
  report.equal('a third one gets the first answer', again.json, first.json);
  report.equal('… and is told so', again.headers.get('idempotency-replayed'), 'true');
  const other = await instance.post('/api/tickets/', { ...ticket, priority: 'high' }, key);
  report.equal('the key with another ticket', other.status, 422);
  report.equal('deleting it', (await instance.delete(`/api/tickets/${(first.json as Ticket).id}/`)).status, 204);
  report.equal('the key of a ticket that is gone', (await instance.post('/api/tickets/', ticket, key)).status, 410);
}

/** The tag as it arrived, and as a client sends it back. */
function tag({ headers }: Answer): string {
  return headers.get('etag') ?? '';
}

/** The tag as the backend wrote it. */
function strongTag(answer: Answer): string {
  return tag(answer).replace(/^W\//, '');
}
