import type { Instance } from './instance.ts';
import type { Report } from './report.ts';

/** As they are sent, which `fetch` would not do. */
const PATHS = [
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd',
  '/....//....//etc/passwd',
  '/..\\..\\etc\\passwd',
  '//etc/passwd',
  '/api/../../../etc/passwd',
  '/api/tickets/..%2f..%2f..%2fetc%2fpasswd',
  '/api/..;/etc/passwd',
  '/api../etc/passwd',
  '/docs/../../package.json',
  '/docs/..%2f..%2fpackage.json',
  '/assets/../../conf.d/default.conf',
  '/assets..%2f..%2fconf.d%2fdefault.conf',
  '/.env',
  '/.git/config',
  '/index.html%00.js',
  '/http://example.com/',
  '//example.com/%2f..',
];

/** Of /etc/passwd, a package, an environment, the configuration of nginx and a repository. */
const LEAK = /root:.*:0:0:|"dependencies"|POSTGRES_PASSWORD|proxy_pass|\[core\]/;

/** No address leads out of what is meant for clients, whoever stands in front. */
export async function walkPaths(instance: Instance, report: Report): Promise<void> {
  for (const path of PATHS) {
    const { status, text, location } = await instance.getRaw(path);
    const told = `${status}${location === undefined ? '' : ` to ${location}`}`;
    report.that(`GET ${path}`, status < 500, 'no fault of the server', told);
    report.that(`GET ${path} tells nothing`, !LEAK.test(text), 'nothing of a file', text.slice(0, 80));
    report.that(`GET ${path} stays here`, !/example\.com/.test(location ?? ''), 'no way to another site', told);
  }
}
