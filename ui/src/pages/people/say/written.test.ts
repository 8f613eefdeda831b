import { describe, expect, it } from "vitest";
import { Written, writtenTo } from "./written.svelte";

describe("what is written to someone", () => {
  it("is put aside when other words are picked, and taken up again", () => {
    const written = new Written();
    written.pick("Can you talk?");
    expect(written.typed).toBe(false);
    written.text = "Can you talk? It is about Sunday.";
    expect(written.typed).toBe(true);
    written.pick("I am having a rough night.");
    expect(written.earlier).toEqual(["Can you talk? It is about Sunday."]);
    written.takeUp("Can you talk? It is about Sunday.");
    expect(written.text).toBe("Can you talk? It is about Sunday.");
    expect(written.typed).toBe(true);
    expect(written.earlier).toEqual([]);
  });

  it("does not put aside what was only picked, or is blank, or was sent", () => {
    const written = new Written();
    written.pick("Can you talk?");
    written.pick("");
    written.text = "  ";
    written.pick("Can you talk?");
    written.text = "Hello";
    written.done();
    written.pick("");
    expect(written.earlier).toEqual([]);
  });

  it("is there again for the same person", () => {
    writtenTo("c1").text = "Hello";
    expect(writtenTo("c1").text).toBe("Hello");
    expect(writtenTo("c2").text).toBe("");
    expect(writtenTo(null).text).toBe("");
  });
});
