import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { zoneRule, type HouseRule } from './house-rule.ts';

const BACKEND = 'backend/src';
const FRONTEND = 'frontend/src/app';

/** Backend rooms that every room above them may use. */
const FOUNDATION = ['domain/**', 'config/**', 'common/**', 'database/**'];

/**
 * What a backend room may import besides itself, as globs below `backend/src`. A room that is not listed gets the
 * foundation only, so that a new dependency between modules is declared here.
 */
const BACKEND_ROOMS: Record<string, string[]> = {
  domain: [],
  config: ['domain/**'],
  common: ['domain/**', 'config/**'],
  database: ['domain/**', 'config/**', 'common/**', '**/*.entity.ts'],
  // What has expired is removed in the background; second factors are kept under the key of the installation; people are
  // written to.
  access: [...FOUNDATION, 'jobs/**', 'mail/**', 'signing-key/**'],
  // Learning happens in the background, and which version answers goes into the audit log; suggestions are signed on their
  // way through browsers.
  classification: [...FOUNDATION, 'access/audit/**', 'jobs/**', 'signing-key/**'],
  // Old events are removed in the background.
  events: [...FOUNDATION, 'jobs/**'],
  // Changes of many tickets and imports happen in the background; writers name themselves in events and announce them.
  // Deletions go into the audit log; requesters come back with a signed key.
  tickets: [...FOUNDATION, 'access/audit/**', 'classification/**', 'events/**', 'jobs/**', 'signing-key/**'],
  // Readiness tells the states of those who suggest.
  health: [...FOUNDATION, 'classification/**'],
  // Administrators see the queues and the clients of events.
  system: [...FOUNDATION, 'events/**', 'jobs/**'],
  // Statistics read the tickets table, so they need its mapping, and nothing else of tickets.
  stats: [...FOUNDATION, 'tickets/*.entity.ts'],
  // A saved view holds what the list of tickets can be asked for, and is checked by the same rules.
  views: [...FOUNDATION, 'tickets/dto/is-search.*', 'tickets/list/{list-order,search-words}.*'],
  cli: ['**'],
};

/** The same below `frontend/src/app`. Every folder of `features` is a room of its own. */
const FRONTEND_ROOMS: Record<string, string[]> = {
  api: [],
  shared: ['api/**'],
  core: ['api/**', 'shared/**'],
};
const FEATURE_MAY_IMPORT = ['api/**', 'shared/**', 'core/**'];

/** By kind of backend file: the kinds that it may not import, because they are above it or not the next one below. */
const BACKEND_LAYERS: Record<string, string[]> = {
  controller: ['repository', 'entity', 'module'],
  service: ['controller', 'module'],
  repository: ['service', 'controller', 'module'],
  entity: ['repository', 'service', 'controller', 'module', 'dto'],
  dto: ['repository', 'service', 'controller', 'module'],
};

/** What must not be imported by whom in the large: the parts of the product meet only at the HTTP contract. */
const PARTS: Record<string, string[]> = {
  'backend/src': ['frontend', 'e2e', 'tools', 'bench'],
  'backend/test': ['frontend', 'e2e', 'bench'],
  frontend: ['backend', 'e2e', 'tools', 'bench'],
  e2e: ['backend', 'frontend', 'bench'],
  // It runs the built backend to measure it.
  bench: ['frontend', 'e2e'],
};

/** The directions between rooms, layers and parts. The rooms that exist below `root` are the ones that are guarded. */
export function roomRules(root: string): HouseRule[] {
  const room = (base: string, path: string, mayImport: string[]) =>
    zoneRule(root, {
      name: 'rooms',
      files: `${base}/${path}/**/*.ts`,
      from: [`${base}/**`],
      except: [`${path}/**`, ...mayImport].map((glob) => `${base}/${glob}`),
      message: `${path}/ may import, besides itself: ${mayImport.join(', ') || 'nothing'}.`,
    });

  return [
    ...foldersOf(root, BACKEND).map((path) => room(BACKEND, path, BACKEND_ROOMS[path] ?? FOUNDATION)),
    ...foldersOf(root, FRONTEND)
      .filter((path) => path !== 'features')
      .map((path) => room(FRONTEND, path, FRONTEND_ROOMS[path] ?? [])),
    ...foldersOf(root, `${FRONTEND}/features`).map((name) => room(FRONTEND, `features/${name}`, FEATURE_MAY_IMPORT)),
    ...Object.entries(BACKEND_LAYERS).map(([kind, closed]) =>
      zoneRule(root, {
        name: 'layers',
        files: `${BACKEND}/**/*.${kind}.ts`,
        from: closed.map((other) => `${BACKEND}/**/*.${other}.ts`),
        message: 'Imports go downward: controller, service, repository, entity, domain.',
      }),
    ),
    ...Object.entries(PARTS).map(([part, others]) =>
      zoneRule(root, {
        name: 'parts',
        files: `${part}/**/*.ts`,
        from: others.map((other) => `${other}/**`),
        message: 'Backend, frontend and browser tests meet only at the HTTP contract.',
      }),
    ),
  ];
}

function foldersOf(root: string, path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
