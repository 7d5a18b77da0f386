import { Injectable } from '@nestjs/common';
import { TicketNotFoundError } from '../ticket-errors.js';
import type { HistoryEntry } from './history-entry.js';
import { TicketHistoryRepository } from './ticket-history.repository.js';

const MOST_ENTRIES = 200;

@Injectable()
export class TicketHistoryService {
  constructor(private readonly repository: TicketHistoryRepository) {}

  /**
   * What happened to a ticket, newest first.
   * @throws TicketNotFoundError
   */
  async of(id: number): Promise<HistoryEntry[]> {
    const events = await this.repository.find(id, MOST_ENTRIES);
    if (!events) throw new TicketNotFoundError(id);
    return events;
  }
}
