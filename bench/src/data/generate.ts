import { seededRandom } from '../../../backend/src/common/seeded-random.ts';
import { TextMaker, type TicketText } from './sentences.ts';
import { arrivals, liveOn, type TicketLife } from './ticket-life.ts';

/** Of the finished tickets: how many came with a suggestion, and how often it was right. */
const SUGGESTED_SHARE = 0.2;
const RIGHT_SHARE = 0.85;

interface Suggestion {
  category: string;
  categoryConfidence: number;
  priority: string;
  priorityConfidence: number;
}

export interface GeneratedTicket extends TicketText, TicketLife {
  id: number;
  suggestion: Suggestion | null;
}

/** Tickets as a house has them after two years, numbered from 1 in the order of their arrival; alike for the same seed and time. */
export function* generateTickets(count: number, now: number, seed: number): Generator<GeneratedTicket> {
  const random = seededRandom(seed);
  const texts = new TextMaker(random);
  let id = 0;
  for (const createdAt of arrivals(count, now, random)) {
    const text = texts.next();
    const life = liveOn(createdAt, text.priority, now, random);
    id++;
    const confidence = (): number => Math.round((0.3 + 0.7 * random()) * 1e4) / 1e4;
    const isRight = life.isProposed || random() < RIGHT_SHARE;
    const suggestion =
      life.isProposed || random() < SUGGESTED_SHARE
        ? {
            category: isRight ? text.category : otherThan(text.category),
            categoryConfidence: confidence(),
            priority: text.priority,
            priorityConfidence: confidence(),
          }
        : null;
    yield { id, ...text, ...life, suggestion };
  }
}

function otherThan(category: string): string {
  return category === 'general' ? 'technical' : 'general';
}
