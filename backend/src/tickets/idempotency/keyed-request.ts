import { createHash } from 'node:crypto';
import type { CreateTicketDto } from '../dto/create-ticket.dto.js';

/** A request that its client may send again, under a key of its own choice, without doing twice what it asks for. */
export interface KeyedRequest {
  /** 1 to 255 visible ASCII characters. */
  readonly key: string;
  /** SHA-256 of what is asked for: tells a repetition from another request under the same key. */
  readonly hash: Buffer;
}

/** What is asked for is taken after validation, so that white space and the order of members do not count. */
export function keyedRequest(key: string, dto: CreateTicketDto): KeyedRequest {
  const { title, description, category, priority, status, category_source, priority_source, suggestion_token } = dto;
  const asked = [title, description, category, priority, status, category_source, priority_source, suggestion_token];
  return { key, hash: createHash('sha256').update(JSON.stringify(asked)).digest() };
}
