import { describe, expect, it } from "vitest";
import type { Helpline } from "$lib/api";
import { draftOf, emptyWay, facts, kept, neighbour, standing, wayName, ways } from "./helpLine";

const line: Helpline = {
  id: "de-line",
  whose: "cairn",
  name: "A line",
  purpose: "Someone who listens.",
  ways: [
    { way: "call", dial: "116 123", display: "116 123", words: "" },
    { way: "call", dial: "03012345678", display: "030 12345678", words: "evenings" },
    { way: "chat", dial: "", display: "", words: "On example.org" },
  ],
  languages: "German",
  cost: "",
  hours: "24 hours",
  note: "",
  source: "example.org",
  checkedOn: "2026-11-22",
  checkedText: "22 November 2026",
  pleaseCheck: true,
};
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, "");

describe("a helpline in words", () => {
  it("has a word for each way", () => {
    for (const way of ways) expect(wayName(way)).toMatch(/^[A-Z][a-z]/);
  });

  it("leaves out what is not known", () => {
    expect(facts(line).map(({ value }) => value)).toEqual(["24 hours", "German"]);
    expect(facts({ ...line, hours: "", languages: "" })).toEqual([]);
  });

  it("says whose it is and when it was looked up", () => {
    expect(plain(standing(line))).toContain("22 November 2026 · please check");
    expect(plain(standing({ ...line, pleaseCheck: false }))).not.toContain("please check");
    expect(standing({ ...line, whose: "own", checkedText: "" })).toBe("You added this line");
    expect(standing({ ...line, whose: "changed", checkedText: "" })).toBe("Changed by you");
  });
});

describe("the form of a helpline", () => {
  it("begins with one empty way for a new line", () => {
    expect(draftOf(null, "DE")).toMatchObject({ id: null, region: "DE", name: "", ways: [emptyWay()] });
  });

  it("holds numbers as they are dialled, not as they are grouped for reading", () => {
    expect(draftOf(line, "DE").ways.map(({ dial }) => dial)).toEqual(["116 123", "03012345678", ""]);
  });

  it("does not lose what cannot be dialled", () => {
    const desk: Helpline = {
      ...line,
      ways: [{ way: "call", dial: "", display: "ask at the desk", words: "" }],
    };
    expect(draftOf(desk, "DE").ways).toEqual([{ way: "call", dial: "ask at the desk", words: "" }]);
  });

  it("keeps numbers as typed and drops ways that say nothing", () => {
    const draft = {
      ...draftOf(line, "DE"),
      ways: [emptyWay(), { way: "call", dial: " 988 ", words: "" }, { way: "text", dial: " ", words: " " }],
    } as ReturnType<typeof draftOf>;
    expect(kept(draft).ways).toEqual([{ way: "call", dial: " 988 ", words: "" }]);
  });
});

describe("going on when a line leaves the list", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => ({ ...line, id })) as [Helpline, Helpline, Helpline];

  it("goes to the next, at the end to the one before", () => {
    expect(neighbour([a, b, c], a)).toBe("b");
    expect(neighbour([a, b, c], c)).toBe("b");
    expect(neighbour([a], a)).toBeNull();
  });
});
