import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { layering } from './tools/lint/layering.ts';

const root = import.meta.dirname;

/** Node's own globals, for the plain JavaScript that runs there. */
const nodeGlobals = Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']));

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/coverage/',
    '**/.angular/',
    '**/.triagedesk/',
    '**/test-results/',
    '**/playwright-report/',
    // Written by openapi-typescript.
    'frontend/src/app/api/schema.ts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  {
    name: 'triagedesk/javascript',
    files: ['**/*.{js,mjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: { globals: nodeGlobals },
  },
  {
    name: 'triagedesk/page-scripts',
    files: ['frontend/public/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: { document: 'readonly', localStorage: 'readonly', matchMedia: 'readonly' },
    },
  },

  {
    name: 'triagedesk/typescript',
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Modules, filters and DTO bases are classes for the sake of their decorators alone.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // DTOs and option classes are plain shapes: written as object literals and spread into others on purpose.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // node:test reports a failing test by itself; its promise is for nobody else.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['after', 'describe', 'it', 'test'] },
          ],
        },
      ],
      // A number in a sentence reads as what it is.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => list.clear()` is the usual form of a callback whose result nobody takes.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },

  {
    name: 'triagedesk/numeric-loops',
    files: ['backend/src/classification/embedded/{evidence,features,model,rarity,train}.ts'],
    // Loops over typed arrays whose indices are in range by construction; a default in each place would hide a fault.
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },

  {
    name: 'triagedesk/angular',
    files: ['frontend/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      // The only rule of the set that merely warns.
      '@angular-eslint/use-lifecycle-interface': 'error',
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'td', style: 'kebab-case' }],
      '@angular-eslint/prefer-signals': 'error',
    },
  },
  {
    name: 'triagedesk/templates',
    files: ['frontend/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/button-has-type': 'error',
      '@angular-eslint/template/no-any': 'error',
      '@angular-eslint/template/no-duplicate-attributes': 'error',
    },
  },
  {
    name: 'triagedesk/texts',
    files: ['frontend/src/app/**/*.html'],
    ignores: ['**/*.spec.ts/**'],
    rules: {
      // The names of keys are translated where a language has others: core/shortcuts/keys.ts.
      '@angular-eslint/template/i18n': [
        'error',
        { checkId: false, checkText: true, checkAttributes: false, ignoreTags: ['kbd'] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TextAttribute[name=/^(aria-label|alt|detail|heading|matTooltip|placeholder|title)$/]:not([i18n])',
          message: 'People read this attribute: mark it with i18n-….',
        },
        {
          selector: 'BoundAttribute[name=/^aria-/][i18n]',
          message:
            'Angular sets a marked attribute with an expression as a property: bind attr.aria-… to a $localize text.',
        },
      ],
    },
  },

  {
    name: 'triagedesk/browser-tests',
    files: ['e2e/**/*.ts'],
    // Playwright reads a fixture's needs off its first parameter: `({}, use)` says that there are none.
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },

  layering(root),
);
