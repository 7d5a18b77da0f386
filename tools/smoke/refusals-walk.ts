import type { Answer, Instance, Ticket } from './instance.ts';
import type { Report } from './report.ts';

const text = { title: 'Never kept', description: 'This must be refused.' };
/** More than any server accepts as a ticket, in bytes. */
const oversize = 400_000;

/** What must be refused, each with the status and code that says why. */
export async function walkRefusals(instance: Instance, report: Report, { id }: Ticket): Promise<void> {
  const tickets = '/api/tickets/';
  const ticket = `/api/tickets/${id}/`;
  const refused = (name: string, answer: Answer, status: number, code: string, ...fields: string[]): void => {
    const problem = (answer.json ?? {}) as Record<string, unknown>;
    const { errors } = problem;
    report.equal(`${name} is refused`, [answer.status, problem['code']], [status, code]);
    report.that(
      `${name} is explained`,
      (answer.headers.get('content-type') ?? '').startsWith('application/problem+json') &&
        ['type', 'title', 'detail', 'instance', 'request_id'].every((member) => typeof problem[member] === 'string'),
      'problem details',
      answer.text,
    );
    if (fields.length > 0) report.equal(`${name} names its fields`, Object.keys(errors ?? {}).sort(), fields);
  };

  const invalid: [string, object, ...string[]][] = [
    ['an empty ticket', {}, 'description', 'title'],
    ['a blank title', { ...text, title: ' \t\u200b ' }, 'title'],
    ['a title of 201 characters', { ...text, title: 'é'.repeat(201) }, 'title'],
    ['a description of 20,001 characters', { ...text, description: 'x'.repeat(20_001) }, 'description'],
    ['a title that is a number', { ...text, title: 7 }, 'title'],
    ['an unknown category', { ...text, category: 'spam' }, 'category'],
    ['an unknown priority and status', { ...text, priority: 'urgent', status: 'new' }, 'priority', 'status'],
  ];
  for (const [name, body, ...fields] of invalid) {
    refused(name, await instance.post(tickets, body), 400, 'validation_failed', ...fields);
  }
  refused(
    'a change to an unknown status',
    await instance.patch(ticket, { status: 'lost' }),
    400,
    'validation_failed',
    'status',
  );
  refused(
    'a change of the title to null',
    await instance.patch(ticket, { title: null }),
    400,
    'validation_failed',
    'title',
  );
  refused(
    'classifying nothing',
    await instance.post(`${tickets}classify/`, {}),
    400,
    'validation_failed',
    'description',
  );

  for (const query of [
    'category=spam',
    'priority=high,urgent',
    'status=open&status=new',
    'limit=0',
    'limit=201',
    'limit=ten',
  ]) {
    const [field = ''] = query.split('=', 1);
    refused(`list ${query}`, await instance.get(`${tickets}?${query}`), 400, 'validation_failed', field);
  }
  refused('a cursor of one’s own', await instance.get(`${tickets}?cursor=invented`), 400, 'invalid_cursor');

  refused('malformed JSON', await instance.send('POST', tickets, '{"title": '), 400, 'malformed_body');
  refused('a list as body', await instance.send('POST', tickets, '[]'), 400, 'malformed_body');
  refused(
    'plain text',
    await instance.send('POST', tickets, 'help', { 'content-type': 'text/plain' }),
    415,
    'unsupported_media_type',
  );
  const huge = JSON.stringify({ ...text, description: 'x'.repeat(oversize) });
  refused('an oversize body', await instance.send('POST', tickets, huge), 413, 'payload_too_large');

  refused('a word as id', await instance.get(`${tickets}seven/`), 400, 'invalid_id');
  refused('a negative id', await instance.get(`${tickets}-1/`), 400, 'invalid_id');
  refused('an id that was never given', await instance.get(`${tickets}2147483647/`), 404, 'ticket_not_found');
  refused('changing it', await instance.patch(`${tickets}2147483647/`, { status: 'open' }), 404, 'ticket_not_found');
  refused('an unknown path', await instance.get('/api/nothing-here/'), 404, 'route_not_found');
}
