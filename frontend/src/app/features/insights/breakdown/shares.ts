import { wholePercent } from '../../../shared/numbers';

/**
 * Whole percentages of the sum that add up to 100, by the largest remainder method (Hamilton): every share is rounded
 * down and the points left over go to the largest remainders, at equal remainders to the earlier one. Rounding each
 * on its own would show parts that make 99 or 101. Without anything to share, all are 0.
 * @param counts whole numbers, not negative
 */
export function wholeShares(counts: readonly number[]): readonly number[] {
  const total = sum(counts);
  if (total === 0) return counts.map(() => 0);

  const shares = counts.map((count) => Math.floor((count * 100) / total));
  const byRemainder = counts
    .map((count, index) => ({ index, remainder: (count * 100) % total }))
    .sort((one, other) => other.remainder - one.remainder);
  const gaining = new Set(byRemainder.slice(0, 100 - sum(shares)).map(({ index }) => index));
  return shares.map((share, index) => (gaining.has(index) ? share + 1 : share));
}

/** "25%"; "<1%" and ">99%" where the whole number would say none or all and that is not so. */
export function shareText(share: number, count: number, total: number): string {
  if (share === 0 && count > 0) return `<${wholePercent(1)}`;
  if (share === 100 && count < total) return `>${wholePercent(99)}`;
  return wholePercent(share);
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
