import type { Linter } from 'eslint';
import { createNodeResolver } from 'eslint-plugin-import-x';
import { noCycles } from './house-rule.ts';
import { PLACES } from './places.ts';
import { roomRules } from './rooms.ts';

/**
 * The layering of TriageDesk as flat configuration blocks, to be added after the blocks that set the TypeScript parser.
 *
 * Each rule has a name of its own (`house/…`) instead of one shared `no-restricted-syntax`: a later ESLint block
 * replaces the options of an earlier one, while rules with different names add up.
 * @param root absolute path of the repository.
 */
export function layering(root: string): Linter.Config[] {
  const rules = [...roomRules(root), ...PLACES, noCycles('backend/src/**/*.ts', 'frontend/src/**/*.ts')];
  return [
    {
      name: 'house/plugin',
      plugins: { house: { rules: Object.fromEntries(rules.map(({ name, rule }) => [name, rule])) } },
      settings: {
        'import-x/extensions': ['.ts'],
        'import-x/resolver-next': [
          // Backend imports name the emitted `.js`, frontend imports have no extension; both mean a `.ts` file.
          createNodeResolver({ extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } }),
        ],
      },
    },
    ...rules.map(({ name, files, ignores = [], options = [] }): Linter.Config => ({
      name: `house/${name}`,
      files,
      ignores,
      rules: { [`house/${name}`]: ['error', ...options] },
    })),
  ];
}
