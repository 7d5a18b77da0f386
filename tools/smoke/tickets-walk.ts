import type { Instance, Stats, Ticket } from './instance.ts';
import type { Report } from './report.ts';

const categories = ['billing', 'technical', 'account', 'general'];
const priorities = ['low', 'medium', 'high', 'critical'];

/** What is submitted, in this order. Every title also carries the marker of this run, so that a search finds only these. */
const submissions = [
  {
    title: 'Invoice charged twice',
    description: 'The invoice for the annual plan was charged twice to the same card.',
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Nobody can open the map',
    description: 'Since the update the map is an empty square for the whole depot.',
    category: 'technical',
    priority: 'critical',
    status: 'in_progress',
  },
  {
    title: `100% of_it isn't "mine"`,
    description: 'A percent sign, an underscore and quotes, which a search must take literally. Ça va? 🙂',
    category: 'account',
    priority: 'low',
    status: 'resolved',
  },
  {
    title: 'Opening hours at midsummer',
    description: 'Are you open on the Friday before midsummer?',
    category: 'general',
    priority: 'medium',
    status: 'closed',
  },
  {
    title: 'Cannot sign in after changing my password',
    description: 'I changed my password this morning and now every sign-in says that it is wrong.',
  },
] as const;

/** The classifier's answer, with a title and without. */
export async function walkClassify(instance: Instance, report: Report): Promise<void> {
  for (const body of [{ title: 'Refund', description: 'I was charged twice, please refund.' }, { description: 'hm' }]) {
    const answer = await instance.post('/api/tickets/classify/', body);
    const { suggested_category, suggested_priority } = answer.json as Record<string, string>;
    const name = `classify ${JSON.stringify(body.description)}`;
    report.equal(`${name} answers`, answer.status, 200);
    report.that(
      `${name} category`,
      categories.includes(suggested_category ?? ''),
      'one of the four',
      suggested_category,
    );
    report.that(
      `${name} priority`,
      priorities.includes(suggested_priority ?? ''),
      'one of the four',
      suggested_priority,
    );
  }
}

/** Submits the tickets; each one that was kept is added to `created`, also when a later one fails. */
export async function walkCreate(instance: Instance, report: Report, marker: string, created: Ticket[]): Promise<void> {
  for (const { title, ...rest } of submissions) {
    const sent = { title: `${title} ${marker}`, ...rest };
    const answer = await instance.post('/api/tickets/', { ...sent, title: `  ${sent.title} ` });
    report.equal(`create "${title}"`, answer.status, 201);
    if (answer.status !== 201) continue;
    const ticket = answer.json as Ticket;
    created.push(ticket);
    const kept = Object.fromEntries(Object.keys(sent).map((key) => [key, ticket[key as keyof Ticket]]));
    report.equal(`"${title}" is kept as sent, the title trimmed`, kept, sent);
    report.equal(`"${title}" location`, answer.headers.get('location'), `/api/tickets/${ticket.id}/`);
    report.equal(`"${title}" status`, ticket.status, 'status' in rest ? rest.status : 'open');
    const age = Math.abs(Date.now() - Date.parse(ticket.created_at));
    const isUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(ticket.created_at);
    report.that(`"${title}" created_at`, isUtc && age < 300_000, 'a UTC instant of now', ticket.created_at);
  }
  const [decided, proposed] = [created[0], created[4]];
  report.equal('a category that was sent is decided by a person', decided?.category_source, 'person');
  report.that(
    'a category that was left out is filled',
    categories.includes(proposed?.category ?? ''),
    'one of the four',
    proposed,
  );
  report.that(
    '… and the ticket says so',
    ['classifier', 'default'].includes(proposed?.category_source ?? ''),
    'not a person',
    proposed,
  );
  if (proposed) created[4] = await decide(instance, report, proposed);
}

/** Confirms both proposed values, which no language model may change from then on. */
async function decide(instance: Instance, report: Report, { id, category, priority }: Ticket): Promise<Ticket> {
  const ticket = (await instance.patch(`/api/tickets/${id}/`, { category, priority })).json as Ticket;
  const { category_source, priority_source, needs_review } = ticket;
  const decided = { category_source: 'person', priority_source: 'person', needs_review: false };
  report.equal('confirming what was proposed decides it', { category_source, priority_source, needs_review }, decided);
  return ticket;
}

/** Reads and changes one ticket, field by field. */
export async function walkOneTicket(instance: Instance, report: Report, { id }: Ticket): Promise<void> {
  const path = `/api/tickets/${id}/`;
  let ticket = (await instance.get(path)).json as Ticket;
  report.equal('get', ticket.id, id);
  const changes = [
    { title: 'Renamed, still the same' },
    { description: 'Rewritten.\n\nIn two paragraphs.' },
    { category: 'technical' },
    { priority: 'low' },
    { status: 'in_progress' },
  ];
  for (const change of changes) {
    const [field] = Object.keys(change);
    const answer = await instance.patch(path, change);
    const changed = answer.json as Ticket;
    const { updated_at, version } = changed;
    const sources = {
      ...(field === 'category' && { category_source: 'person' }),
      ...(field === 'priority' && { priority_source: 'person' }),
    };
    report.equal(`patch ${field} answers`, answer.status, 200);
    report.equal(`patch ${field} changes that and nothing else`, changed, {
      ...ticket,
      ...change,
      ...sources,
      updated_at,
      version,
    });
    report.that(`patch ${field} counts`, version > ticket.version, `a version above ${ticket.version}`, version);
    ticket = changed;
  }
  report.equal('get after the changes', (await instance.get(path)).json, ticket);
}

/** The statistics, checked to be complete. */
export async function readStats(instance: Instance, report: Report): Promise<Stats> {
  const answer = await instance.get('/api/tickets/stats/');
  const stats = answer.json as Stats;
  report.equal('statistics answer', answer.status, 200);
  report.equal('every priority is counted', Object.keys(stats.priority_breakdown).sort(), [...priorities].sort());
  report.equal('every category is counted', Object.keys(stats.category_breakdown).sort(), [...categories].sort());
  const sum = Object.values(stats.category_breakdown).reduce((total, count) => total + count, 0);
  report.equal('the categories add up to the total', sum, stats.total_tickets);
  report.that('the average is a number', stats.avg_tickets_per_day >= 0, 'a number from 0', stats.avg_tickets_per_day);
  return stats;
}

/** Compares the statistics after these tickets were submitted with the ones before. Nobody else may be submitting. */
export function compareStats(report: Report, before: Stats, after: Stats, created: readonly Ticket[]): void {
  const count = (isCounted: (ticket: Ticket) => boolean): number => created.filter(isCounted).length;
  report.equal('total_tickets moved', after.total_tickets - before.total_tickets, created.length);
  report.equal(
    'open_tickets moved',
    after.open_tickets - before.open_tickets,
    count(({ status }) => status === 'open'),
  );
  for (const category of categories) {
    const moved = (after.category_breakdown[category] ?? NaN) - (before.category_breakdown[category] ?? NaN);
    report.equal(
      `category ${category} moved`,
      moved,
      count((ticket) => ticket.category === category),
    );
  }
  for (const priority of priorities) {
    const moved = (after.priority_breakdown[priority] ?? NaN) - (before.priority_breakdown[priority] ?? NaN);
    report.equal(
      `priority ${priority} moved`,
      moved,
      count((ticket) => ticket.priority === priority),
    );
  }
}

/** Deletes what was created, as a check or to leave nothing behind. */
export async function walkDelete(instance: Instance, report: Report, created: readonly Ticket[]): Promise<void> {
  for (const { id } of created) {
    const path = `/api/tickets/${id}/`;
    report.equal(`delete ${id}`, (await instance.delete(path)).status, 204);
    report.equal(`get ${id} afterwards`, (await instance.get(path)).status, 404);
    report.equal(`delete ${id} again`, (await instance.delete(path)).status, 404);
  }
}
