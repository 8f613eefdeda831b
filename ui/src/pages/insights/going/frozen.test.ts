import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "vite";
import { expect, it } from "vitest";
import { frozenPrototype, withOwn } from "../../../../frozen.ts";

/** The pictures' geometry as it is bundled for the window, in a world of its own whose prototype is frozen. */
it("draws where the prototype of all objects is frozen", async () => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [frozenPrototype()],
    build: {
      write: false,
      minify: true,
      lib: { entry: fileURLToPath(new URL("./draw.ts", import.meta.url)), formats: ["iife"], name: "drawn" },
    },
  });
  const [first] = [built].flat();
  const code = first && "output" in first ? first.output[0].code : "";
  expect(code.length).toBeGreaterThan(1000);
  const world = createContext({});
  const drawn: unknown = runInContext(
    `"use strict"; Object.freeze(Object.prototype); ${code};
     JSON.stringify(drawn.strokes([{ slot: 0, value: 300 }, { slot: 1, value: 500 }],
       { width: 316, height: 116, slots: 31, low: 100, high: 500 }).paths)`,
    world,
  );
  expect(drawn).toBe('["M8,58L18,8"]');
}, 30_000);

it("leaves what else a module says as it is", () => {
  expect(withOwn("const a = b.prototype.map;\nX.prototype = {\n")).toBe(
    "const a = b.prototype.map;\nX.prototype = {\n",
  );
  expect(withOwn("  prototype.constructor = made;")).toBe(
    '  Object.defineProperty(prototype, "constructor", { value: undefined, writable: true, enumerable: true, configurable: true });\n  prototype.constructor = made;',
  );
});
