import { describe, expect, it } from '@jest/globals';
import { readLabelledTickets } from './labelled-tickets.js';

const lines = (...rows: unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

describe('readLabelledTickets', () => {
  it('reads text and labels, and remembers the line', () => {
    const rows = lines(
      { title: 'Paid twice', description: 'Two charges.', category: 'billing', priority: 'high' },
      { description: 'How do I …?', category: 'general', trade: 'shops' },
    );
    expect(readLabelledTickets(rows)).toEqual({
      tickets: [
        {
          name: 'line 1',
          text: { title: 'Paid twice', description: 'Two charges.' },
          category: 'billing',
          priority: 'high',
        },
        { name: 'line 2', text: { description: 'How do I …?' }, category: 'general' },
      ],
      refused: [],
    });
  });

  it('takes a null as absent, blank lines as nothing, and the marks of other systems', () => {
    const rows = `\ufeff${lines({ title: null, description: 'a b', priority: 'low', category: null })}\r\n\n  \n`;
    const { tickets, refused } = readLabelledTickets(rows);
    expect(tickets).toEqual([{ name: 'line 1', text: { description: 'a b' }, priority: 'low' }]);
    expect(refused).toEqual([]);
  });

  it.each([
    ['{"description": "a"', 'it is not JSON'],
    ['["a"]', 'it is not a JSON object'],
    ['"a"', 'it is not a JSON object'],
    ['{"category": "billing"}', 'description is missing or blank'],
    ['{"description": " ", "category": "billing"}', 'description is missing or blank'],
    ['{"description": 7, "category": "billing"}', 'description is not text'],
    ['{"title": 7, "description": "a", "category": "billing"}', 'title is not text'],
    ['{"description": "a", "category": "Billing"}', 'category is none of billing, technical, account, general'],
    ['{"description": "a", "priority": "urgent"}', 'priority is none of low, medium, high, critical'],
    ['{"description": "a"}', 'there is neither a category nor a priority to compare with'],
  ])('refuses %s and says why', (row, reason) => {
    const good = lines({ description: 'a', category: 'billing' });
    const { tickets, refused } = readLabelledTickets(`${good}\n${row}\n${good}`);
    expect(refused).toEqual([{ line: 2, reason }]);
    expect(tickets.map(({ name }) => name)).toEqual(['line 1', 'line 3']);
  });
});
