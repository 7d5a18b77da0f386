import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';

/** What somebody wrote, and how a careful agent would file it. */
export interface DemoTicket {
  title: string;
  description: string;
  category: Category;
  priority: Priority;
}
