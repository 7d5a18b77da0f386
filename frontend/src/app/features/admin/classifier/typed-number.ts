/** Digits in groups of three, as any language writes them. */
const GROUPED = /^[1-9]\d{0,2}([.,' ’]\d{3})+$/;

const PLAIN = /^\d+([.,]\d+)?$/;

/** "20,000,000", "20.000.000", "0.7" and "0,7" as numbers; undefined for what is none. */
export function typedNumber(text: string): number | undefined {
  const typed = text.trim().replaceAll(/\s/g, ' ');
  if (GROUPED.test(typed)) return Number(typed.replaceAll(/\D/g, ''));
  return PLAIN.test(typed) ? Number(typed.replace(',', '.')) : undefined;
}
