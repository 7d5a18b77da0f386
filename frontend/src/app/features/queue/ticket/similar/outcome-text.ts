import type { SimilarTicket } from '../../../../api/types';
import { ageText } from '../../../../shared/age';

/**
 * What became of a ticket, or since when it waits: "Resolved in 2 d", "Open, sent 3 d ago".
 * @param now milliseconds since the epoch
 */
export function outcomeText(ticket: Pick<SimilarTicket, 'status' | 'created_at' | 'resolved_at'>, now: number): string {
  const sent = Date.parse(ticket.created_at);
  switch (ticket.status) {
    case 'open':
      return waitingText($localize`Open, sent just now`, (age) => $localize`Open, sent ${age}:age: ago`, now - sent);
    case 'in_progress':
      return waitingText(
        $localize`In progress, sent just now`,
        (age) => $localize`In progress, sent ${age}:age: ago`,
        now - sent,
      );
    case 'resolved':
      if (ticket.resolved_at === null) return $localize`Resolved`;
      return waitingText(
        $localize`Resolved at once`,
        (age) => $localize`Resolved in ${age}:age:`,
        Date.parse(ticket.resolved_at) - sent,
      );
    case 'closed':
      if (ticket.resolved_at === null) return $localize`Closed`;
      return waitingText(
        $localize`Closed at once`,
        (age) => $localize`Closed after ${age}:age:`,
        Date.parse(ticket.resolved_at) - sent,
      );
  }
}

/** Less than a minute has words of its own. */
function waitingText(brief: string, long: (age: string) => string, elapsed: number): string {
  return elapsed >= 60_000 ? long(ageText(elapsed, 'long')) : brief;
}
