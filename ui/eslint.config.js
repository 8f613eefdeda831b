import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** The core knows the time and the language; the page asks it. */
const askTheCore = [
  {
    selector: "NewExpression[callee.name='Date'], CallExpression[callee.name='Date']",
    message: "The core tells the date: ask a command.",
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The core tells the time: ask a command.",
  },
  {
    selector: "MemberExpression[object.name='navigator'][property.name=/^languages?$/]",
    message: "It can be the string C on Linux: use the session's language.",
  },
];

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/lib/api.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    rules: {
      "no-restricted-syntax": ["error", ...askTheCore],
      "no-restricted-globals": ["error", "localStorage", "sessionStorage", "indexedDB", "fetch"],
      "no-console": "error",
      "svelte/no-at-html-tags": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  {
    files: ["*.config.{js,ts}"],
    languageOptions: { globals: globals.node },
  },
);
