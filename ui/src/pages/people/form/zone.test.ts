import { expect, it } from "vitest";
import { zoneOf } from "./zone";

const zones = ["America/New_York", "America/Louisville", "America/Kentucky/Louisville", "Europe/Berlin"];

it("is found by its name or by its place", () => {
  expect(zoneOf("Europe/Berlin", zones)).toBe("Europe/Berlin");
  expect(zoneOf(" new york ", zones)).toBe("America/New_York");
  expect(zoneOf("BERLIN", zones)).toBe("Europe/Berlin");
  expect(zoneOf("  ", zones)).toBe("");
});

it("stays as it was typed where it is not certain", () => {
  expect(zoneOf("Louisville", zones)).toBe("Louisville");
  expect(zoneOf(" Avalon ", zones)).toBe("Avalon");
});
