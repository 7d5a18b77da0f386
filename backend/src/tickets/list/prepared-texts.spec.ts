import { describe, expect, it } from '@jest/globals';
import { PreparedTexts } from './prepared-texts.js';

describe('the statements that stay prepared', () => {
  const runs = (texts: PreparedTexts, text: string, times: number) =>
    Array.from({ length: times }, () => texts.keeps(text)).at(-1);

  it('are those that come again', () => {
    const texts = new PreparedTexts(2);
    expect([texts.keeps('a'), texts.keeps('a'), texts.keeps('a'), texts.keeps('a')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('are so many at most', () => {
    const texts = new PreparedTexts(2);
    expect(['a', 'b', 'c'].map((text) => runs(texts, text, 5))).toEqual([true, true, false]);
    expect(texts.keeps('a')).toBe(true);
  });

  it('are not crowded out by thousands that come once', () => {
    const texts = new PreparedTexts(2);
    for (let index = 0; index < 10_000; index++) expect(texts.keeps(`once ${index}`)).toBe(false);
    expect(runs(texts, 'usual', 3)).toBe(true);
  });

  it('are found also when others come in between', () => {
    const texts = new PreparedTexts(2);
    const kept = Array.from({ length: 3 }, (_, round) => {
      for (let index = 0; index < 100; index++) texts.keeps(`once ${round} ${index}`);
      return texts.keeps('usual');
    });
    expect(kept).toEqual([false, false, true]);
  });
});
