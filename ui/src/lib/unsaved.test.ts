import { expect, it } from "vitest";
import { Unsaved } from "./unsaved";

it("has what was typed until it is kept or given up", () => {
  const forms = new Unsaved<{ words: string }>("one");
  const begin = () => ({ words: "begun" });
  expect(forms.has("one")).toBe(false);
  forms.of("one", begin).words = "begun, and half a thought";
  expect(forms.has("one")).toBe(true);
  expect(forms.of("one", begin).words).toBe("begun, and half a thought");
  expect(forms.of("other", begin).words).toBe("begun");
  forms.drop("one");
  expect(forms.has("one")).toBe(false);
  expect(forms.of("one", begin).words).toBe("begun");
});
