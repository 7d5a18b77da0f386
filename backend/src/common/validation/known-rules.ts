import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

/**
 * Looks up the rules of each class once. class-validator looks through those of all classes for inherited ones, for every
 * object anew, which takes a fifth of validating it. Groups, which would make the rules differ by call, are not in use.
 * @throws Error when rules are asked for by a group
 */
export function rememberRules(storage: Pick<Storage, 'getTargetValidationMetadatas'> = getMetadataStorage()): void {
  const known = new WeakMap<object, Rules>();
  const lookUp = storage.getTargetValidationMetadatas.bind(storage);
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    // what stands for a schema is the name of the outer class, where there is one; no rule is registered under a name
    if (always || strictGroups || groups?.length) throw new Error('Rules are remembered by class only.');
    let rules = known.get(target);
    if (!rules) known.set(target, (rules = lookUp(target, schema, always, strictGroups, groups)));
    return rules;
  };
}
