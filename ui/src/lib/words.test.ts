import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { themes } from "../pages/journal/prompts";
import { has, t } from "./i18n";

const source = fileURLToPath(new URL("..", import.meta.url));
const locale = fileURLToPath(new URL("../../locales/en/", import.meta.url));
const shell = fileURLToPath(new URL("../../../src-tauri/src/", import.meta.url));

function filesBelow(folder: string, names: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => names.test(name) && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"));
}

const code = filesBelow(source, /\.(svelte|ts)$/).join("\n");
/** The tray, notifications, file names and the command line are worded by the shell. */
const everything = [code, ...filesBelow(shell, /\.rs$/)].join("\n");

function found(pattern: RegExp, text = code): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

describe("the words", () => {
  it("exist for every message that the pages ask for by name", () => {
    const asked = found(/\bt\(\s*"([a-z][\w-]*)"/g);
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((id) => !has(id))).toEqual([]);
  });

  it("exist for every failure", () => {
    const list = /type FailureCode =([^;]*);/.exec(code)?.[1] ?? "";
    const codes = [...list.matchAll(/"(\w+)"/g)].map((match) => match[1]);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((name) => !has(`failure-${name}`))).toEqual([]);
  });

  it("are all used somewhere", () => {
    const quoted = new Set(found(/"([a-z][\w-]*)"/g, everything));
    // ids put together in a template, and those that the core chooses
    const begun = [...found(/[`"]([a-z][\w-]*-)\$?\{/g, everything), "strength-"];
    const ids = readdirSync(locale)
      .flatMap((name) => [...readFileSync(locale + name, "utf8").matchAll(/^([a-z][\w-]*) =/gm)])
      .map((match) => match[1] ?? "");
    expect(ids.filter((id) => !quoted.has(id) && !begun.some((start) => id.startsWith(start)))).toEqual([]);
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
