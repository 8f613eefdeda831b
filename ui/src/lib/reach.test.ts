import { describe, expect, it } from "vitest";
import type { CallOutcome, ChannelKind, ContactChannel } from "./api";
import { firstChoice, mannerOf, reachShort, reachWords, voiceFirst } from "./reach";

function channel(kind: ChannelKind, opens = true): ContactChannel {
  return { id: kind, kind, label: "", value: "1", display: "1", opens };
}

function kinds(...of: ContactChannel[]): ChannelKind[] {
  return voiceFirst(of).map(({ kind }) => kind);
}

describe("the ways to reach somebody", () => {
  it("begin where a voice answers, and keep the person’s order otherwise", () => {
    expect(kinds(channel("email"), channel("text"), channel("relay"), channel("phone"))).toEqual([
      "relay",
      "phone",
      "email",
      "text",
    ]);
  });

  it("leave out what does not open", () => {
    expect(kinds(channel("phone", false), channel("note", false), channel("signal"))).toEqual(["signal"]);
    expect(firstChoice([channel("phone", false), channel("address", false)])).toBeUndefined();
    expect(firstChoice([channel("text"), channel("phone")])?.kind).toBe("phone");
  });

  it("have words of their own, whose short form is part of the long one", () => {
    const all: ChannelKind[] = ["phone", "text", "email", "link", "signal", "whatsapp", "relay", "sign"];
    const words = all.map((kind) => reachWords(kind, "Sam"));
    expect(new Set(words).size).toBe(all.length);
    for (const kind of all) {
      expect(reachWords(kind, "Sam").toLowerCase()).toContain(reachShort(kind).toLowerCase());
    }
  });
});

describe("what reaching somebody was like", () => {
  function manner(kind: ChannelKind, change: Partial<CallOutcome> = {}, seen = false): string {
    const outcome: CallOutcome = {
      reachOut: null,
      channel: "1",
      name: "Sam",
      kind,
      number: "1",
      display: "1",
      result: "launched",
      handler: null,
      web: null,
      carried: true,
      qrSvg: null,
    };
    return mannerOf({ ...outcome, ...change }, seen);
  }

  it("follows the channel, and what opened in its place", () => {
    expect(manner("phone")).toBe("call");
    expect(manner("text")).toBe("text");
    expect(manner("relay")).toBe("call");
    expect(manner("relay", { web: "https://relay.example/" })).toBe("page");
    expect(manner("signal", { web: "https://signal.me/#p/+1" })).toBe("app");
    expect(manner("signal", { web: "https://signal.me/#p/+1" }, true)).toBe("page");
    expect(manner("link", { result: "notDialable" })).toBe("page");
  });
});
