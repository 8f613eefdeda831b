import { describe, expect, it } from "vitest";
import type { ContactChannel } from "$lib/api";
import { waysToWrite } from "./ways";

function channel(id: string, kind: ContactChannel["kind"], display: string, label = ""): ContactChannel {
  return { id, kind, label, value: display, display, opens: kind !== "note" && kind !== "address" };
}

describe("the ways to write to someone", () => {
  it("are the channels that take words, in the person’s order", () => {
    const channels = [
      channel("c1", "phone", "+49 30 1234567", "evenings"),
      channel("c2", "link", "https://meet.example/a"),
      channel("c3", "email", "sam@example.org"),
      channel("c4", "signal", "+49 170 1234567"),
      channel("c5", "note", "ask Jo"),
      { ...channel("c6", "whatsapp", "?"), opens: false },
    ];
    expect(waysToWrite({ channels })).toEqual([
      { kind: "text", channel: "c1", where: "evenings" },
      { kind: "email", channel: "c3", where: "sam@example.org" },
      { kind: "signal", channel: "c4", where: "+49 170 1234567" },
    ]);
  });

  it("name a number once that is there for calls and for texts", () => {
    const channels = [
      channel("c1", "phone", "030 1"),
      channel("c2", "text", "030 1"),
      channel("c3", "phone", "030 2"),
    ];
    expect(waysToWrite({ channels }).map((way) => way.channel)).toEqual(["c2", "c3"]);
  });

  it("can be none", () => {
    expect(waysToWrite({ channels: [] })).toEqual([]);
  });
});
