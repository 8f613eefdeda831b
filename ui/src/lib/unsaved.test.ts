import { expect, it } from "vitest";
import { Typed } from "./typed.svelte";
import { Unsaved } from "./unsaved";

it("has what was typed until it is kept or given up", () => {
  const forms = new Unsaved<Typed>();
  expect(forms.has("one")).toBe(false);
  forms.of("one", () => new Typed("begun")).words = "begun, and half a thought";
  expect(forms.has("one")).toBe(true);
  expect(forms.of("one", () => new Typed("begun")).words).toBe("begun, and half a thought");
  expect(forms.of("other", () => new Typed("begun")).words).toBe("begun");
  forms.drop("one");
  expect(forms.has("one")).toBe(false);
  expect(forms.of("one", () => new Typed("begun")).words).toBe("begun");
});
