import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { themes } from "../pages/journal/prompts";
import { has, t } from "./i18n";

const commands = readFileSync(fileURLToPath(new URL("api.ts", import.meta.url)), "utf8");

describe("the words", () => {
  it("exist for every failure", () => {
    const list = /type FailureCode =([^;]*);/.exec(commands)?.[1] ?? "";
    const codes = [...list.matchAll(/"(\w+)"/g)].map((match) => match[1]);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((name) => !has(`failure-${name}`))).toEqual([]);
  });

  it("have a name and a question for every theme", () => {
    const ids = themes.flatMap((theme) => [`entry-theme-${theme}`, `prompt-${theme}-1`]);
    expect(ids.filter((id) => !has(id))).toEqual([]);
  });

  it("isolate what a person wrote, so that its direction does not turn the sentence", () => {
    expect(t("calls-do", { kind: "phone", name: "Ines" })).toBe("Call \u2068Ines\u2069");
  });

  it("show the id where there are none", () => {
    expect(t("journal-no-such-message")).toBe("journal-no-such-message");
  });
});
