import type { Instance, Ticket } from './instance.ts';
import type { Report } from './report.ts';

interface Suggested {
  suggested_category: string;
  suggested_priority: string;
  source: string;
  suggestion_token: string | null;
}

interface Accuracy {
  models: { source: string; model: string; version: string; fields: { field: string; decided: number }[] }[];
}

/** A suggestion on its way to a ticket, what an agent makes of it, and where that is counted. */
export async function walkLedger(instance: Instance, report: Report, marker: string): Promise<void> {
  const text = {
    title: `Charged twice ${marker}`,
    description: 'My card was charged twice for one invoice, please refund one payment.',
  };
  const shown = (await instance.post('/api/tickets/classify/', text)).json as Suggested;
  report.that('a suggestion carries a token', shown.suggestion_token !== null, 'a token', shown);
  const answer = await instance.post('/api/tickets/', {
    ...text,
    suggestion_token: shown.suggestion_token,
    category: shown.suggested_category,
    category_source: 'classifier',
    priority: shown.suggested_priority,
  });
  const ticket = answer.json as Ticket;
  report.equal('a ticket with a token is created', answer.status, 201);
  report.equal('the shown suggestion is the ticket’s', ticket.suggestion?.source, shown.source);
  report.equal('what was passed on is open', ticket.suggestion?.category_outcome, 'open');
  report.equal('what the submitter chose is accepted', ticket.suggestion?.priority_outcome, 'accepted');

  const before = await countDecisions(instance, report);
  const path = `/api/tickets/${ticket.id}/`;
  const category = shown.suggested_category === 'account' ? 'general' : 'account';
  const changed = (await instance.patch(path, { category })).json as Ticket;
  report.equal('another category overrides it', changed.suggestion?.category_outcome, 'overridden');
  report.that('and is counted', (await countDecisions(instance, report)) > before, 'one more decision', before);
  const refusal = await instance.get('/api/classification/accuracy/?field=status');
  report.equal('the accuracy of an unknown field is refused', refusal.status, 400);
  report.equal('it is deleted', (await instance.delete(path)).status, 204);
}

async function countDecisions(instance: Instance, report: Report): Promise<number> {
  const answer = await instance.get('/api/classification/accuracy/?field=category');
  report.equal('the accuracy answers', answer.status, 200);
  const { models } = answer.json as Accuracy;
  return models.flatMap(({ fields }) => fields).reduce((sum, { decided }) => sum + decided, 0);
}
