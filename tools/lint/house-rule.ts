import { join } from 'node:path';
import type { Rule } from 'eslint';
import importX from 'eslint-plugin-import-x';

/** A rule of the house and the files that it holds for. Rules of one name must hold for different files. */
export interface HouseRule {
  name: string;
  files: string[];
  ignores?: string[];
  rule: Rule.RuleModule;
  options?: unknown[];
}

/** Selects every way to name a module: import, re-export, `import()` and `import('…').Type`. */
export function importOf(modules: string): string {
  return `:matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression, TSImportType)[source.value=/^(${modules})(\\u002f|$)/]`;
}

/** A rule that refuses whatever the selectors match. */
export function refuse(message: string, ...selectors: string[]): Rule.RuleModule {
  return {
    meta: { type: 'problem', schema: [] },
    create: (context) =>
      Object.fromEntries(
        selectors.map((selector) => [
          selector,
          (node: Rule.Node) => {
            context.report({ node, message });
          },
        ]),
      ),
  };
}

interface Zone {
  name: string;
  /** Who imports. */
  files: string;
  /** What must not be imported, as globs from the root of the repository, and the exceptions from it. */
  from: string[];
  except?: string[];
  message: string;
}

/**
 * A rule about which file may import which.
 * @param root absolute path of the repository. An import whose target does not exist there is left to the compiler.
 */
export function zoneRule(root: string, { name, files, from, except = [], message }: Zone): HouseRule {
  const exceptions = except.map((glob) => join(root, glob));
  const zones = from.map((glob) => ({ target: '.', from: glob, except: exceptions, message }));
  return { name, files: [files], rule: imported('no-restricted-paths'), options: [{ basePath: root, zones }] };
}

/** No file of these globs may import itself by way of others; imports of types alone do not count. */
export function noCycles(...files: string[]): HouseRule {
  return { name: 'no-cycles', files, rule: imported('no-cycle'), options: [{ ignoreExternal: true }] };
}

/** import-x types its rules by typescript-eslint's twin of ESLint's rule type. */
function imported(name: 'no-cycle' | 'no-restricted-paths'): Rule.RuleModule {
  return importX.rules[name] as unknown as Rule.RuleModule;
}
