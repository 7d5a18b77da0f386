import { expect } from '@jest/globals';
import type { TestApp } from './test-app.js';

interface Listed {
  id: number;
  [field: string]: unknown;
}

export interface ListPage {
  tickets: Listed[];
  headers: Record<string, unknown>;
  next?: string;
  prev?: string;
}

/** One page of tickets and the addresses of its neighbours. */
export async function readPage(product: TestApp, url: string): Promise<ListPage> {
  const answer = await product.request('GET', url);
  expect({ url, status: answer.statusCode, problem: answer.statusCode === 200 ? '' : answer.body }).toEqual({
    url,
    status: 200,
    problem: '',
  });
  const link = String(answer.headers.link);
  const [next, prev] = ['next', 'prev'].map((name) => new RegExp(`<([^>]+)>; rel="${name}"`).exec(link)?.[1]);
  return {
    tickets: answer.json<Listed[]>(),
    headers: answer.headers,
    ...(next !== undefined && { next }),
    ...(prev !== undefined && { prev }),
  };
}

/** The pages from this one to the last, by following Link. */
export async function readPages(product: TestApp, url: string, towards: 'next' | 'prev' = 'next'): Promise<ListPage[]> {
  const pages: ListPage[] = [];
  for (let at: string | undefined = url; at !== undefined; at = pages.at(-1)?.[towards]) {
    pages.push(await readPage(product, at));
  }
  return pages;
}

export function idsOf(pages: readonly ListPage[]): number[] {
  return pages.flatMap(({ tickets }) => tickets.map(({ id }) => id));
}
