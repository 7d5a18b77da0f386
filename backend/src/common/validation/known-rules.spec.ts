import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage, IsInt, IsString, ValidateNested, validateSync } from 'class-validator';
import { rememberRules } from './known-rules.js';

class Plain {
  @IsString()
  name: unknown;
}

class Longer extends Plain {
  @IsInt()
  count: unknown;
}

class Outer {
  @ValidateNested()
  inner: Plain;

  constructor(name: unknown) {
    this.inner = Object.assign(new Plain(), { name });
  }
}

const brokenIn = (value: object) => validateSync(value).map(({ property }) => property);

describe('rememberRules', () => {
  it('changes nothing about what is valid, the first time and later, also for inherited rules', () => {
    const values = [new Plain(), new Longer(), Object.assign(new Longer(), { name: 'Ana' }), new Plain()];
    const before = values.map(brokenIn);
    expect(before).toEqual([['name'], ['count', 'name'], ['count'], ['name']]);
    rememberRules();
    expect(values.map(brokenIn)).toEqual(before);
    expect(values.map(brokenIn)).toEqual(before);
  });

  it('knows the rules of objects within others', () => {
    rememberRules();
    expect(brokenIn(new Outer('Ana'))).toEqual([]);
    const [error] = validateSync(new Outer(1));
    expect(error?.children?.map(({ property }) => property)).toEqual(['name']);
  });

  it('looks the rules of a class up once, however many objects there are of it', () => {
    const lookedUp: unknown[] = [];
    const storage: NonNullable<Parameters<typeof rememberRules>[0]> = {
      getTargetValidationMetadatas(target) {
        lookedUp.push(target);
        return [];
      },
    };
    rememberRules(storage);
    for (const target of [Plain, Longer, Plain, Longer]) storage.getTargetValidationMetadatas(target, '', false, false);
    expect(lookedUp).toEqual([Plain, Longer]);
  });

  it('does not answer for groups, whose rules differ', () => {
    rememberRules();
    expect(() => validateSync(new Plain(), { groups: ['some'] })).toThrow('by class only');
    expect(getMetadataStorage().getTargetValidationMetadatas(Plain, '', false, false)).not.toEqual([]);
  });
});
