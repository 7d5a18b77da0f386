import { importOf, refuse, type HouseRule } from './house-rule.ts';

const BACKEND = 'backend/src';
const FRONTEND = 'frontend/src/app';

/** Packages and language features that belong in one place, or nowhere. */
export const PLACES: HouseRule[] = [
  {
    name: 'domain-needs-no-package',
    files: [`${BACKEND}/domain/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rule: refuse('The domain imports nothing but itself.', importOf('[^.].*')),
  },
  {
    name: 'parts-by-name',
    files: ['**/*.ts'],
    rule: refuse('Workspaces do not import each other.', importOf('@triagedesk')),
  },
  {
    name: 'typeorm',
    files: [`${BACKEND}/**/*.ts`],
    ignores: ['**/*.repository.ts', '**/*.entity.ts', `${BACKEND}/database/**`],
    rule: refuse('Only repositories, entities and database/ talk to the database.', importOf('typeorm|pg')),
  },
  {
    name: 'nest-typeorm',
    files: [`${BACKEND}/**/*.ts`],
    ignores: ['**/*.repository.ts', '**/*.module.ts', `${BACKEND}/database/**`],
    rule: refuse('Only modules and repositories wire TypeORM.', importOf('@nestjs\\u002ftypeorm')),
  },
  {
    name: 'no-http-below-controllers',
    files: ['service', 'repository', 'entity'].map((kind) => `${BACKEND}/**/*.${kind}.ts`),
    rule: refuse(
      'Throw a domain error; common/errors knows its HTTP status.',
      "ImportDeclaration[source.value='@nestjs/common'] > ImportSpecifier[imported.name=/^Http|Exception$/]",
      importOf('fastify|@nestjs\\u002fplatform-fastify'),
    ),
  },
  {
    name: 'no-forward-ref',
    files: [`${BACKEND}/**/*.ts`],
    rule: refuse(
      'A circular dependency is a missing room, not a forwardRef.',
      "ImportSpecifier[imported.name='forwardRef']",
    ),
  },
  {
    name: 'global-config-only',
    files: [`${BACKEND}/**/*.ts`],
    ignores: [`${BACKEND}/config/**`],
    rule: refuse(
      'Only the configuration is global; import the module that is needed.',
      "ImportSpecifier[imported.name='Global']",
      'Property[key.name=/^(global|isGlobal)$/][value.value=true]',
    ),
  },
  {
    name: 'provider-sdk',
    files: ['**/*.ts'],
    ignores: [`${BACKEND}/classification/llm/**`],
    rule: refuse(
      'Provider SDKs stay behind LlmProvider in classification/llm/.',
      importOf('@anthropic-ai|openai|@google\\u002fgenai'),
    ),
  },
  {
    name: 'job-queue',
    files: [`${BACKEND}/**/*.ts`],
    ignores: [`${BACKEND}/jobs/**`],
    rule: refuse('Background work goes through JobsService in jobs/.', importOf('pg-boss')),
  },
  {
    name: 'process-env',
    files: [`${BACKEND}/**/*.ts`, 'frontend/src/**/*.ts'],
    ignores: [`${BACKEND}/config/**`, '**/*.spec.ts'],
    rule: refuse(
      'Read settings from the Environment class in backend/src/config/.',
      "MemberExpression[object.name='process']:matches([property.name='env'], [property.value='env'])",
      "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
      "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
    ),
  },
  {
    name: 'no-synchronize',
    files: ['**/*.ts'],
    rule: refuse(
      'The schema changes by migrations only.',
      "Property[key.name='synchronize']:not([value.value=false])",
      "CallExpression[callee.property.name='synchronize']",
    ),
  },
  {
    name: 'http-in-api-only',
    files: [`${FRONTEND}/**/*.ts`],
    ignores: [`${FRONTEND}/api/**`, `${FRONTEND}/app.config.ts`, '**/*.spec.ts', '**/testing/**'],
    rule: refuse(
      'HTTP belongs in app/api/.',
      importOf('@angular\\u002fcommon\\u002fhttp'),
      "CallExpression[callee.name='fetch']",
      'CallExpression[callee.object.name=/^(window|globalThis)$/][callee.property.name="fetch"]',
      "NewExpression[callee.name='XMLHttpRequest']",
    ),
  },
  {
    name: 'texts-are-read-late',
    files: ['frontend/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rule: refuse(
      'Messages come after the modules: read a text in a function, a getter or a field of an instance.',
      "TaggedTemplateExpression[tag.name='$localize']:not(:function *, PropertyDefinition[static=false] *)",
    ),
  },
  {
    name: 'shared-takes-types',
    files: [`${FRONTEND}/shared/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rule: refuse(
      'shared/ may know the shape of a ticket (import type), not call the API.',
      "ImportDeclaration[importKind='value'][source.value=/^[.\\u002f]+\\u002fapi\\u002f/]",
    ),
  },
  {
    name: 'shared-without-state',
    files: [`${FRONTEND}/shared/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rule: refuse(
      'shared/ is presentation: inputs in, outputs out; state lives in core/ or a feature.',
      'Decorator > CallExpression[callee.name=/^(Injectable|Service)$/]',
      'CallExpression[callee.name=/^(signal|linkedSignal|resource|rxResource)$/]',
      'NewExpression[callee.name=/^(BehaviorSubject|ReplaySubject)$/]',
      'Identifier[name=/^(localStorage|sessionStorage)$/]',
    ),
  },
];
