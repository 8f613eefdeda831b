import { expect, it } from "vitest";
import type { PathKind } from "$lib/api";
import { answerFor, emptyAnswer, type StartAnswer } from "./startAnswer";

const last: StartAnswer = { mode: "last", date: "2026-11-10", time: "" };

it("is the day on the screen, whatever the path becomes", () => {
  const others: PathKind[] = ["cuttingDown", "practice", "date"];
  for (const kind of others) {
    expect(answerFor(kind, last)).toEqual({ mode: "first", date: "2026-11-10", time: "" });
    expect(answerFor(kind, { mode: "first", date: "2026-11-10", time: "21:00" }).time).toBe("");
  }
  expect(answerFor("abstinence", last)).toEqual(last);
  expect(answerFor("abstinence", { ...last, mode: "first", time: "21:00" }).time).toBe("21:00");
});

it("is not expected where days are noted", () => {
  expect(answerFor("practice", emptyAnswer("last")).mode).toBe("none");
  expect(answerFor("cuttingDown", emptyAnswer("first")).mode).toBe("none");
  expect(answerFor("date", emptyAnswer("none")).mode).toBe("first");
  expect(answerFor("abstinence", emptyAnswer("none")).mode).toBe("first");
});
