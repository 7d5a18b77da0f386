import type { Instance, Ticket } from './instance.ts';
import type { Report } from './report.ts';

/** Every path answers with its trailing slash and without. */
export async function walkSlashes(instance: Instance, report: Report, { id }: Ticket): Promise<void> {
  for (const path of ['/api/tickets', '/api/tickets/stats', `/api/tickets/${id}`]) {
    report.equal(`GET ${path}`, (await instance.get(path)).status, 200);
    report.equal(`GET ${path}/`, (await instance.get(`${path}/`)).status, 200);
  }
  const body = { description: 'The screen stays black.' };
  report.equal('POST /api/tickets/classify', (await instance.post('/api/tickets/classify', body)).status, 200);
  report.equal('POST /api/tickets without a title', (await instance.post('/api/tickets', body)).status, 400);
  report.equal('PATCH without a slash', (await instance.patch(`/api/tickets/${id}`, { status: 'open' })).status, 200);
}

/** What people and machines find besides the tickets. */
export async function walkPages(instance: Instance, report: Report): Promise<void> {
  for (const path of ['/', '/docs', '/docs/']) {
    const { status, headers } = await instance.get(path);
    report.equal(`${path} answers`, status, 200);
    report.that(
      `${path} is a page`,
      /^text\/html/.test(headers.get('content-type') ?? ''),
      'HTML',
      headers.get('content-type'),
    );
  }
  const { status, json } = await instance.get('/docs-json');
  const { openapi, paths } = json as { openapi?: unknown; paths?: object };
  report.equal('/docs-json answers', status, 200);
  report.that('/docs-json is an OpenAPI document', /^3\./.test(String(openapi)), 'version 3', openapi);
  report.that(
    '/docs-json describes the tickets',
    '/api/tickets/' in (paths ?? {}),
    'the path /api/tickets/',
    Object.keys(paths ?? {}),
  );
  for (const path of ['/health/live', '/health/ready']) {
    const health = await instance.get(path);
    report.equal(path, [health.status, (health.json as { status?: unknown }).status], [200, 'ok']);
  }
}
