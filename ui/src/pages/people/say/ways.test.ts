import { describe, expect, it } from "vitest";
import { waysToWrite } from "./ways";

const phone = { id: "p1", label: "", number: "030 1234567", display: "+49 30 1234567", dialable: true };

describe("the ways to write to someone", () => {
  it("are the numbers that can be dialled, in the person’s order", () => {
    const phones = [
      { ...phone, id: "p3", label: "evenings" },
      { ...phone, id: "p2", display: "ask Jo", dialable: false },
      phone,
    ];
    expect(waysToWrite({ phones })).toEqual([
      { kind: "text", channel: "p3", where: "evenings" },
      { kind: "text", channel: "p1", where: "+49 30 1234567" },
    ]);
  });

  it("can be none", () => {
    expect(waysToWrite({ phones: [] })).toEqual([]);
  });
});
