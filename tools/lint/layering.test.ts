import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { parser } from 'typescript-eslint';
import { layering } from './layering.ts';

const repository = join(import.meta.dirname, '../..');

/** Files that the examples import; they only have to exist. */
const TARGETS = [
  'backend/src/domain/category.ts',
  'backend/src/config/environment.ts',
  'backend/src/common/errors/domain-error.ts',
  'backend/src/database/data-source.ts',
  'backend/src/database/database-error.ts',
  'backend/src/tickets/dto/ticket.dto.ts',
  'backend/src/tickets/ticket.entity.ts',
  'backend/src/tickets/tickets.repository.ts',
  'backend/src/tickets/tickets.service.ts',
  'backend/src/tickets/tickets.controller.ts',
  'backend/src/tickets/tickets.module.ts',
  'backend/src/classification/classification.service.ts',
  'backend/src/classification/llm/llm-provider.ts',
  'backend/src/stats/stats.service.ts',
  'backend/src/live/live.service.ts',
  'backend/src/cli/migrate.ts',
  'backend/src/app.module.ts',
  'frontend/src/app/api/tickets-api.ts',
  'frontend/src/app/core/notifier.ts',
  'frontend/src/app/shared/priority-mark.ts',
  'frontend/src/app/features/queue/queue.ts',
  'frontend/src/app/features/submit/submit.ts',
  'frontend/src/app/app.routes.ts',
  'e2e/pages/queue-page.ts',
  'tools/free-port.ts',
];

/** rule, importing file, code */
type Refused = [rule: string, file: string, code: string];

const REFUSED: Refused[] = [
  // Layers: controller, service, repository, entity, domain.
  ...refusals('layers', 'backend/src/tickets/a.controller.ts', [
    './tickets.repository.js',
    './ticket.entity.js',
    './tickets.module.js',
  ]),
  ...refusals('layers', 'backend/src/tickets/a.service.ts', ['./tickets.controller.js', './tickets.module.js']),
  ...refusals('layers', 'backend/src/tickets/a.repository.ts', [
    './tickets.service.js',
    './tickets.controller.js',
    './tickets.module.js',
  ]),
  ...refusals('layers', 'backend/src/tickets/a.entity.ts', [
    './tickets.repository.js',
    './tickets.service.js',
    './tickets.controller.js',
    './tickets.module.js',
    './dto/ticket.dto.js',
  ]),
  ...refusals('layers', 'backend/src/tickets/dto/a.dto.ts', [
    '../tickets.repository.js',
    '../tickets.service.js',
    '../tickets.controller.js',
    '../tickets.module.js',
  ]),
  ['layers', 'backend/src/tickets/a.controller.ts', "export { R } from './tickets.repository.js';"],
  // Rooms of the backend.
  ['rooms', 'backend/src/domain/a.ts', "import { Ticket } from '../tickets/ticket.entity.js';"],
  ['rooms', 'backend/src/domain/a.ts', "import { Environment } from '../config/environment.js';"],
  ['rooms', 'backend/src/config/a.ts', "import { E } from '../common/errors/domain-error.js';"],
  ['rooms', 'backend/src/common/a.ts', "import { S } from '../tickets/tickets.service.js';"],
  ['rooms', 'backend/src/common/a.ts', "import { translate } from '../database/database-error.js';"],
  ['rooms', 'backend/src/common/a.ts', "import { source } from '../database/data-source.js';"],
  ['rooms', 'backend/src/database/a.ts', "import { R } from '../tickets/tickets.repository.js';"],
  ['rooms', 'backend/src/classification/a.ts', "import { S } from '../tickets/tickets.service.js';"],
  ['rooms', 'backend/src/classification/a.ts', "import type { Ticket } from '../tickets/ticket.entity.js';"],
  ['rooms', 'backend/src/classification/a.ts', "const s = await import('../tickets/tickets.service.js');"],
  ['rooms', 'backend/src/stats/a.service.ts', "import { S } from '../tickets/tickets.service.js';"],
  ['rooms', 'backend/src/stats/a.service.ts', "import { C } from '../classification/classification.service.js';"],
  ['rooms', 'backend/src/tickets/a.service.ts', "import { S } from '../stats/stats.service.js';"],
  ['rooms', 'backend/src/tickets/a.service.ts', "import { migrate } from '../cli/migrate.js';"],
  ['rooms', 'backend/src/tickets/a.module.ts', "import { AppModule } from '../app.module.js';"],
  ['rooms', 'backend/src/live/a.service.ts', "import { S } from '../tickets/tickets.service.js';"],
  // Rooms of the frontend.
  ['rooms', 'frontend/src/app/features/queue/a.ts', "import { Submit } from '../submit/submit';"],
  ['rooms', 'frontend/src/app/features/queue/a.ts', "const page = import('../submit/submit');"],
  ['rooms', 'frontend/src/app/features/queue/a.ts', "import { routes } from '../../app.routes';"],
  ['rooms', 'frontend/src/app/core/a.ts', "import { Queue } from '../features/queue/queue';"],
  ['rooms', 'frontend/src/app/shared/a.ts', "import { Notifier } from '../core/notifier';"],
  ['rooms', 'frontend/src/app/shared/a.ts', "import { Queue } from '../features/queue/queue';"],
  ['rooms', 'frontend/src/app/api/a.ts', "import { Notifier } from '../core/notifier';"],
  ['shared-takes-types', 'frontend/src/app/shared/a.ts', "import { TicketsApi } from '../api/tickets-api';"],
  ['shared-takes-types', 'frontend/src/app/shared/marks/a.ts', "import { TicketsApi } from '../../api/tickets-api';"],
  ['shared-without-state', 'frontend/src/app/shared/a.ts', '@Injectable() export class Store {}'],
  ['shared-without-state', 'frontend/src/app/shared/a.ts', 'const open = signal(false);'],
  ['shared-without-state', 'frontend/src/app/shared/a.ts', "const theme = localStorage.getItem('theme');"],
  ['http-in-api-only', 'frontend/src/app/features/queue/a.ts', "import { HttpClient } from '@angular/common/http';"],
  ['http-in-api-only', 'frontend/src/app/core/a.ts', "import { httpResource } from '@angular/common/http';"],
  ['http-in-api-only', 'frontend/src/app/core/a.ts', "const answer = await fetch('/api/tickets');"],
  ['http-in-api-only', 'frontend/src/app/core/a.ts', "globalThis.fetch('/api/tickets');"],
  ['http-in-api-only', 'frontend/src/app/core/a.ts', 'const request = new XMLHttpRequest();'],
  // Parts of the product.
  ...refusals('parts', 'backend/src/tickets/a.ts', [
    '../../../frontend/src/app/api/tickets-api.js',
    '../../../e2e/pages/queue-page.js',
    '../../../tools/free-port.js',
  ]),
  ...refusals('parts', 'backend/test/support/a.ts', [
    '../../../frontend/src/app/api/tickets-api.js',
    '../../../e2e/pages/queue-page.js',
  ]),
  ...refusals('parts', 'frontend/src/app/api/a.ts', [
    '../../../../backend/src/domain/category',
    '../../../../e2e/pages/queue-page',
    '../../../../tools/free-port',
  ]),
  ...refusals('parts', 'bench/src/a.ts', [
    '../../frontend/src/app/api/tickets-api.ts',
    '../../e2e/pages/queue-page.ts',
  ]),
  ...refusals('parts', 'e2e/a.ts', ['../backend/src/domain/category.ts', '../frontend/src/app/api/tickets-api.ts']),
  ['parts-by-name', 'frontend/src/app/api/a.ts', "import { CATEGORIES } from '@triagedesk/backend';"],
  // Packages and language features that belong in one place, or nowhere.
  ['domain-needs-no-package', 'backend/src/domain/a.ts', "import { IsIn } from 'class-validator';"],
  ['domain-needs-no-package', 'backend/src/domain/a.ts', "import { readFileSync } from 'node:fs';"],
  ['typeorm', 'backend/src/tickets/a.service.ts', "import { DataSource } from 'typeorm';"],
  ['typeorm', 'backend/src/tickets/a.service.ts', "import type { Repository } from 'typeorm';"],
  ['typeorm', 'backend/src/health/a.controller.ts', "import { Client } from 'pg';"],
  ['typeorm', 'backend/src/tickets/a.module.ts', "import { DataSource } from 'typeorm/browser';"],
  ['nest-typeorm', 'backend/src/tickets/a.service.ts', "import { InjectRepository } from '@nestjs/typeorm';"],
  [
    'no-http-below-controllers',
    'backend/src/tickets/a.service.ts',
    "import { NotFoundException } from '@nestjs/common';",
  ],
  [
    'no-http-below-controllers',
    'backend/src/tickets/a.repository.ts',
    "import { HttpException } from '@nestjs/common';",
  ],
  ['no-http-below-controllers', 'backend/src/tickets/a.service.ts', "import type { FastifyReply } from 'fastify';"],
  ['no-forward-ref', 'backend/src/tickets/a.module.ts', "import { forwardRef } from '@nestjs/common';"],
  ['global-config-only', 'backend/src/tickets/a.module.ts', "import { Global } from '@nestjs/common';"],
  ['global-config-only', 'backend/src/app.module.ts', 'const module = { module: Object, global: true };'],
  ['provider-sdk', 'backend/src/classification/a.service.ts', "import Anthropic from '@anthropic-ai/sdk';"],
  ['provider-sdk', 'backend/src/classification/a.service.ts', "const sdk = await import('openai');"],
  ['provider-sdk', 'tools/a.ts', "import { GoogleGenAI } from '@google/genai';"],
  ['job-queue', 'backend/src/classification/a.service.ts', "import { PgBoss } from 'pg-boss';"],
  ['process-env', 'backend/src/main.ts', 'const port = process.env.PORT;'],
  ['process-env', 'backend/src/cli/a.ts', "const url = process['env']['DATABASE_URL'];"],
  ['process-env', 'backend/src/tickets/a.ts', 'const { env } = process;'],
  ['process-env', 'backend/src/tickets/a.ts', "import { env } from 'node:process';"],
  ['no-synchronize', 'backend/src/database/a.ts', 'const options = { synchronize: true };'],
  ['no-synchronize', 'backend/test/support/a.ts', 'await source.synchronize();'],
  ['texts-are-read-late', 'frontend/src/app/core/a.ts', 'export const name = $localize`Queue`;'],
  [
    'texts-are-read-late',
    'frontend/src/app/features/queue/a.ts',
    'class A { static readonly name = $localize`Queue`; }',
  ],
];

const ALLOWED: [file: string, code: string][] = [
  ['backend/src/tickets/a.controller.ts', "import { S } from './tickets.service.js';"],
  ['backend/src/tickets/a.controller.ts', "import { TicketDto } from './dto/ticket.dto.js';"],
  ['backend/src/tickets/a.controller.ts', "import { NotFoundException } from '@nestjs/common';"],
  ['backend/src/tickets/a.service.ts', "import { R } from './tickets.repository.js';"],
  ['backend/src/tickets/a.service.ts', "import { C } from '../classification/classification.service.js';"],
  ['backend/src/tickets/a.service.ts', "import { E } from '../common/errors/domain-error.js';"],
  ['backend/src/tickets/a.repository.ts', "import { Repository } from 'typeorm';"],
  ['backend/src/tickets/a.repository.ts', "import { InjectRepository } from '@nestjs/typeorm';"],
  ['backend/src/tickets/a.entity.ts', "import { Entity } from 'typeorm';"],
  ['backend/src/tickets/a.entity.ts', "import { CATEGORIES } from '../domain/category.js';"],
  ['backend/src/tickets/a.module.ts', "import { TypeOrmModule } from '@nestjs/typeorm';"],
  ['backend/src/stats/a.repository.ts', "import { Ticket } from '../tickets/ticket.entity.js';"],
  ['backend/src/database/a.ts', "import { Ticket } from '../tickets/ticket.entity.js';"],
  ['backend/src/database/a.ts', 'const options = { synchronize: false };'],
  ['backend/src/config/a.ts', 'const port = process.env.PORT;'],
  ['backend/src/config/a.ts', "import { Global } from '@nestjs/common';"],
  ['backend/src/classification/llm/a.ts', "import Anthropic from '@anthropic-ai/sdk';"],
  ['backend/src/domain/a.ts', "import { CATEGORIES } from './category.js';"],
  ['backend/src/domain/a.spec.ts', "import fc from 'fast-check';"],
  ['backend/src/cli/a.ts', "import { S } from '../tickets/tickets.service.js';"],
  ['backend/src/app.module.ts', "import { S } from './stats/stats.service.js';"],
  ['backend/test/support/a.ts', "import { freePort } from '../../../tools/free-port.ts';"],
  ['frontend/src/app/app.routes.ts', "const page = import('./features/queue/queue');"],
  ['frontend/src/app/app.config.ts', "import { provideHttpClient } from '@angular/common/http';"],
  ['frontend/src/app/api/a.ts', "import { HttpClient, httpResource } from '@angular/common/http';"],
  ['frontend/src/app/features/queue/a.ts', "import { Api } from '../../api/tickets-api';"],
  ['frontend/src/app/features/queue/a.ts', "import { Notifier } from '../../core/notifier';"],
  ['frontend/src/app/features/queue/a.ts', "import { Mark } from '../../shared/priority-mark';"],
  ['frontend/src/app/features/queue/a.ts', "import { Queue } from './queue';"],
  ['frontend/src/app/shared/a.ts', "import type { Ticket } from '../api/tickets-api';"],
  ['frontend/src/app/shared/a.ts', 'export const label = computed(() => input());'],
  ['frontend/src/app/core/a.ts', 'export const name = () => $localize`Queue`;'],
  ['frontend/src/app/core/a.ts', 'export const page = { get name() { return $localize`Queue`; } };'],
  ['frontend/src/app/core/a.ts', 'class A { readonly name = $localize`Queue`; }'],
  ['e2e/a.ts', "import { freePort } from '../tools/free-port.ts';"],
  ['tools/a.ts', 'const port = process.env.PORT;'],
];

function refusals(rule: string, file: string, targets: string[]): Refused[] {
  return targets.map((target) => [rule, file, `import * as other from '${target}';`]);
}

const root = realpathSync(mkdtempSync(join(tmpdir(), 'triagedesk-layering-')));
after(() => {
  rmSync(root, { recursive: true });
});
function write(path: string, code: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), code);
}
TARGETS.forEach((path) => {
  write(path, 'export {};\n');
});

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, ...layering(root)],
});

async function rulesBrokenBy(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? [];
}

describe('the layering rules', () => {
  for (const [rule, file, code] of REFUSED) {
    it(`house/${rule} refuses ${code} in ${file}`, async () => {
      assert.deepEqual(await rulesBrokenBy(file, code), [`house/${rule}`]);
    });
  }

  for (const [file, code] of ALLOWED) {
    it(`let pass ${code} in ${file}`, async () => {
      assert.deepEqual(await rulesBrokenBy(file, code), []);
    });
  }

  it('house/no-cycles refuses two files that need each other', async () => {
    write('backend/src/tickets/a.ts', "import { b } from './b.js';\nexport const a = b;\n");
    const code = "import { a } from './a.js';\nexport const b = a;\n";
    write('backend/src/tickets/b.ts', code);
    assert.deepEqual(await rulesBrokenBy('backend/src/tickets/b.ts', code), ['house/no-cycles']);
  });

  it('each have an example of what they refuse', () => {
    const shown = ['house/no-cycles', ...REFUSED.map(([rule]) => `house/${rule}`)];
    const existing = layering(root).flatMap(({ rules = {} }) => Object.keys(rules));
    assert.deepEqual(
      existing.filter((rule) => !shown.includes(rule)),
      [],
    );
  });

  it('are in force as errors, with these options, in the configuration of the repository', async () => {
    const linter = new ESLint({ cwd: repository });
    for (const { files = [], rules = {} } of layering(repository)) {
      for (const glob of files.flat()) {
        const example = join(repository, glob.replaceAll('**/', '').replace('*', 'example'));
        const inForce = (await linter.calculateConfigForFile(example)) as { rules: Record<string, unknown[]> };
        for (const [name, setting] of Object.entries(rules)) {
          assert.partialDeepStrictEqual(inForce.rules[name], [2, ...[setting].flat().slice(1)], `${name} in ${glob}`);
        }
      }
    }
  });
});

describe('the styles', () => {
  it('use the tokens of Material, never its inner class names', () => {
    const source = join(repository, 'frontend/src');
    const offenders = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(s?css)$/.test(path))
      .filter((path) => {
        const code = readFileSync(join(source, path), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
        return code.includes('.mat-mdc-');
      });
    assert.deepEqual(offenders, []);
  });
});
