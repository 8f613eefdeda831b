import { expect, test } from "vitest";
import { hidesAtOnce } from "./keys";

function pressed(key: string, code: string, held: Partial<KeyboardEvent>): KeyboardEvent {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  return { key, code, ...none, ...held } as KeyboardEvent;
}

test("what hides Cairn at once is one chord, on any keyboard", () => {
  const chord = { ctrlKey: true, shiftKey: true };
  expect(hidesAtOnce(pressed("H", "KeyH", chord))).toBe(true);
  expect(hidesAtOnce(pressed("h", "KeyH", { metaKey: true, shiftKey: true }))).toBe(true);
  // Cyrillic; and Dvorak, where the letter is elsewhere
  expect(hidesAtOnce(pressed("Р", "KeyH", chord))).toBe(true);
  expect(hidesAtOnce(pressed("H", "KeyJ", chord))).toBe(true);
  expect(hidesAtOnce(pressed("D", "KeyH", chord))).toBe(false);
});

test("Help now, and what screen readers and systems take, do not", () => {
  expect(hidesAtOnce(pressed("h", "KeyH", { ctrlKey: true }))).toBe(false);
  expect(hidesAtOnce(pressed("H", "KeyH", { shiftKey: true }))).toBe(false);
  expect(hidesAtOnce(pressed("H", "KeyH", { ctrlKey: true, altKey: true, shiftKey: true }))).toBe(false);
});
