import { parseDecimal, typedDecimal } from "./amount";

// How many digits a currency has after the point (ISO 4217, list one); two where it is not named.
const none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const three = "BHD IQD JOD KWD LYD OMR TND".split(" ");
const four = ["CLF", "UYW"];

/** The code of a currency as ISO 4217 writes it; null for what is none. */
export function currencyCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/** What was typed, in minor units of the currency; null for what is no sum of it. */
export function parseMoney(text: string, currency: string): number | null {
  return parseDecimal(text, minorDigits(currency));
}

/** How a sum in minor units is typed. */
export function typedMoney(minor: number, currency: string): string {
  return typedDecimal(minor, minorDigits(currency));
}

function minorDigits(currency: string): number {
  if (none.includes(currency)) return 0;
  if (three.includes(currency)) return 3;
  return four.includes(currency) ? 4 : 2;
}
