import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { pageLinks } from '../../common/http/page-links.js';
import { ListedTicketDto } from '../dto/listed-ticket.dto.js';
import type { TicketPage } from './ticket-list.service.js';

/** What the headers of a page tell. @param url the address that was asked */
export function pageHeaders(url: string, page: TicketPage): Record<string, string> {
  const links = pageLinks(url, page);
  return {
    'x-total-count': String(page.total),
    ...(page.isCapped && { 'x-total-count-capped': 'true' }),
    ...(page.searchWindow !== undefined && { 'x-search-window': String(page.searchWindow) }),
    ...(links !== undefined && { link: links }),
  };
}

/** Documents the list of tickets. */
export function ApiTicketPage(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'listTickets',
      summary: 'List tickets, newest first',
      description:
        'Filters and words combine with AND; several values of one filter with OR. Follow Link to page on and back; tickets that arrive meanwhile neither shift nor repeat the others. A search finds every match, with one exception: when all of its words have fewer than three characters, the first 10,000 tickets of the order that match the filters are searched, and `X-Search-Window` says so.',
    }),
    ApiResponse({
      status: 200,
      type: [ListedTicketDto],
      description: 'One page. Without `fields` each item has all properties of TicketDto, and no preview.',
      headers: {
        Link: {
          description: 'rel="next" and rel="prev" lead to the pages beside this one; absent where there is none.',
          schema: { type: 'string' },
        },
        'X-Total-Count': {
          description: 'How many tickets match, over all pages; at least, when `X-Total-Count-Capped` is there.',
          schema: { type: 'integer' },
        },
        'X-Total-Count-Capped': {
          description: '`true` when more tickets may match than `X-Total-Count` tells; otherwise absent.',
          schema: { type: 'string', enum: ['true'] },
        },
        'X-Search-Window': {
          description: 'Only so many tickets were searched, because no word was indexed; otherwise absent.',
          schema: { type: 'integer' },
        },
      },
    }),
  );
}
