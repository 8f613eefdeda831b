/** Amounts are kept in thousandths. */
const perWhole = 1000;
const most = 1_000_000_000_000;
/** Where digits of other scripts begin: Arabic-Indic, its eastern form, Devanagari. */
const zeros = [0x0660, 0x06f0, 0x0966];

/** What was typed, as a number of `1 / perUnit`; null for what is no number from 0 on with at most so many decimals. */
export function parseDecimal(text: string, decimals: number): number | null {
  const plain = latin(text.trim()).replace(/[,\u066b]/, ".");
  const match = /^(\d*)(?:\.(\d*))?$/.exec(plain);
  const [whole, part] = [match?.[1] ?? "", match?.[2] ?? ""];
  if (whole + part === "" || part.length > decimals) return null;
  const units = Number(whole + part.padEnd(decimals, "0"));
  return units <= most ? units : null;
}

/** How a number of `1 / 10^decimals` is typed, without zeros that say nothing. */
export function typedDecimal(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const part = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return part === "" ? whole : `${whole}.${part}`;
}

/** What was typed, in thousandths; null for what is no amount. */
export function parseAmount(text: string): number | null {
  return parseDecimal(text, 3);
}

/** How an amount in thousandths is typed. */
export function typedAmount(amount: number): string {
  return typedDecimal(amount, 3);
}

/** One whole more or less than what is typed, and not below none. What is no amount counts as none. */
export function stepped(text: string, by: 1 | -1): string {
  return typedAmount(Math.min(most, Math.max(0, (parseAmount(text) ?? 0) + by * perWhole)));
}

function latin(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
