import type { Plugin } from "vite";

const files = /\/node_modules\/d3-[a-z-]+\/dist\/[^/]+\.mjs$/;
/** `something.prototype.toString = …` and the like at the beginning of a line. */
const inherited = /^([ \t]*)((?:[\w$]+\.)?prototype)\.(constructor|toString|valueOf|toLocaleString) = /gm;
/** `for (var key in definition) prototype[key] = definition[key];` */
const copied = /\bprototype\[key\] = definition\[key\];/g;

const own = (object: string, key: string, value: string) =>
  `Object.defineProperty(${object}, ${key}, { value: ${value}, writable: true, enumerable: true, configurable: true });`;

/** The text of a module, with what it inherits from the prototype of all objects defined on its own object first. */
export function withOwn(code: string): string {
  return code
    .replaceAll(
      inherited,
      (_, indent: string, object: string, key: string) =>
        `${indent}${own(object, `"${key}"`, "undefined")}\n${indent}${object}.${key} = `,
    )
    .replaceAll(copied, own("prototype", "key", "definition[key]"));
}

/**
 * The window freezes the prototype of all objects, and what is frozen there cannot be assigned on an object that inherits
 * it: d3 would throw as it is loaded.
 */
export function frozenPrototype(): Plugin {
  return {
    name: "frozen-prototype",
    enforce: "pre",
    transform(code, id) {
      return files.test(id.split("?")[0] ?? id) ? { code: withOwn(code), map: null } : null;
    },
  };
}
