import type { Category } from '../domain/category.js';
import type { Priority } from '../domain/priority.js';

export interface TicketStatistics {
  total: number;
  open: number;
  /** Over the UTC days from the first ticket's to today, both included; one decimal; 0 without tickets. */
  averagePerDay: number;
  byPriority: Record<Priority, number>;
  byCategory: Record<Category, number>;
}
