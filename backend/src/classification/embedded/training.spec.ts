import { describe, expect, it } from '@jest/globals';
import type { Category } from '../../domain/category.js';
import type { Priority } from '../../domain/priority.js';
import { Model } from './model.js';
import { ModelClassifier } from './model-classifier.js';
import { prepare } from './train.js';
import { trainModel } from './training.js';

const TICKETS: [Category, Priority, string][] = [
  ['billing', 'low', 'where is my invoice'],
  ['billing', 'high', 'charged twice, refund the payment today'],
  ['technical', 'medium', 'the page shows an error'],
  ['technical', 'critical', 'all servers are down for everyone'],
  ['account', 'low', 'change my address'],
  ['account', 'high', 'locked out, password refused'],
  ['general', 'low', 'what are your opening hours'],
  ['general', 'low', 'thank you for the kind help'],
];

const examples = ['north', 'south'].flatMap((group) =>
  TICKETS.map(([category, priority, description]) => ({
    group,
    example: prepare({ category, priority, description: `${description} ${group}` }),
  })),
);

describe('trainModel', () => {
  it('learns its examples and tells how far it is', () => {
    const steps: string[] = [];
    const classifier = new ModelClassifier(trainModel(examples, (done, of) => steps.push(`${done}/${of}`)));
    for (const [category, priority, description] of TICKETS) {
      expect(classifier.classify({ description })).toMatchObject({ category, priority });
    }
    expect(steps).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
  });

  it('gives the same model for the same examples, and another for others', () => {
    const [model, again, other] = [examples, examples, examples.slice(1)].map((some) => trainModel(some));
    expect(again?.version).toBe(model?.version);
    expect(other?.version).not.toBe(model?.version);
  });

  it('heeds weights: what counts more wins a contradiction', () => {
    const contradiction = (weight: number) => [
      ...examples,
      { group: 'north', example: prepare({ category: 'general', description: 'zebra crossing', weight }) },
      { group: 'south', example: prepare({ category: 'account', description: 'zebra crossing', weight: 1 }) },
    ];
    const answerAt = (weight: number) =>
      new ModelClassifier(trainModel(contradiction(weight))).classify({ description: 'zebra crossing' })?.category;
    expect([answerAt(5), answerAt(0.1)]).toEqual(['general', 'account']);
  });
});

describe('Model', () => {
  const model = trainModel(examples);

  it('is the same after it was kept and read', () => {
    const bytes = model.toBytes();
    expect(Model.fromBytes(bytes).toBytes().equals(bytes)).toBe(true);
  });

  it('refuses bytes that are no whole model', () => {
    const bytes = model.toBytes();
    expect(() => Model.fromBytes(Buffer.from('something else entirely'))).toThrow('not a model');
    expect(() => Model.fromBytes(bytes.subarray(0, bytes.length - 1))).toThrow('cut short');
    expect(() => Model.fromBytes(bytes.subarray(0, 10))).toThrow(RangeError);
  });
});
