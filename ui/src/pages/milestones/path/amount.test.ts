import { describe, expect, it } from "vitest";
import { parseAmount, stepped, typedAmount } from "./amount";
import { currencyCode, parseMoney, typedMoney } from "./money";

describe("an amount that is typed", () => {
  it("is whole or decimal, with a point or a comma, in digits of several scripts", () => {
    const typed = ["2", " 1.5 ", "1,5", ".5", "3.", "0", "0.125", "٢٫٥", "۱۲"];
    expect(typed.map(parseAmount)).toEqual([2000, 1500, 1500, 500, 3000, 0, 125, 2500, 12_000]);
  });

  it("is nothing else", () => {
    for (const text of ["", " ", ".", "-1", "1.2345", "1.2.3", "two", "1e3", "99999999999"]) {
      expect(parseAmount(text), text).toBeNull();
    }
  });

  it("reads as it was typed, without zeros that say nothing", () => {
    expect([0, 125, 1500, 2000, 12_340].map(typedAmount)).toEqual(["0", "0.125", "1.5", "2", "12.34"]);
  });

  it("goes up and down by one, and not below none", () => {
    expect([stepped("1.5", 1), stepped("1.5", -1), stepped("0.5", -1), stepped("", 1)]).toEqual([
      "2.5",
      "0.5",
      "0",
      "1",
    ]);
  });
});

describe("money that is typed", () => {
  it("has as many decimals as its currency", () => {
    expect(parseMoney("12.5", "EUR")).toBe(1250);
    expect(parseMoney("12,345", "EUR")).toBeNull();
    expect(parseMoney("12.345", "KWD")).toBe(12_345);
    expect(parseMoney("700", "JPY")).toBe(700);
    expect(parseMoney("7.5", "JPY")).toBeNull();
  });

  it("reads as it was typed", () => {
    expect([typedMoney(1250, "EUR"), typedMoney(1200, "EUR"), typedMoney(700, "JPY")]).toEqual([
      "12.5",
      "12",
      "700",
    ]);
  });

  it("is in a currency of three letters", () => {
    expect([currencyCode(" eur "), currencyCode("€"), currencyCode("EURO")]).toEqual(["EUR", null, null]);
  });
});
