import { registerHooks } from 'node:module';

/** Lets Node run the sources as they are, where imports name the files that the compiler would write. */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const isSource = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
    return nextResolve(isSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
