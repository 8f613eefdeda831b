import { FluentBundle, FluentResource, type FluentVariable, type Message } from "@fluent/bundle";

type Pattern = NonNullable<Message["value"]>;

const files = import.meta.glob<string>("../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The words of a language. A file of them is read when the first of its words is wanted: the first page needs few. */
class Words {
  readonly #bundle: FluentBundle;
  readonly #unread = new Map<string, string>();

  constructor(language: string) {
    this.#bundle = new FluentBundle(language, { useIsolating: true });
  }

  /** `file`: its name without its ending, with which the ids in it begin. */
  add(file: string, text: string): void {
    this.#unread.set(file, text);
  }

  read(file: string): void {
    const text = this.#unread.get(file);
    if (text === undefined) return;
    this.#unread.delete(file);
    this.#bundle.addResource(new FluentResource(text));
  }

  readAll(): void {
    for (const file of this.#unread.keys()) this.read(file);
  }

  pattern(id: string): Pattern | null {
    this.read(id.split("-", 1)[0] ?? id);
    return this.#bundle.getMessage(id)?.value ?? null;
  }

  format(pattern: Pattern, args: Record<string, FluentVariable> | null): string {
    return this.#bundle.formatPattern(pattern, args, []);
  }
}

const languages = new Map<string, Words>();
for (const [path, text] of Object.entries(files)) {
  const [language = "en", file = ""] = path
    .replace(/\.ftl$/, "")
    .split("/")
    .slice(-2);
  const words = languages.get(language) ?? new Words(language);
  words.add(file, text);
  languages.set(language, words);
}

let chain: Words[] = chainFor("en");

/** Chooses the language of `t`; called before the first page is drawn. `language`: a BCP 47 tag from the session. */
export function useLanguage(language: string): void {
  chain = chainFor(language);
}

/** Reads what was not read yet: for a moment in which nobody waits. */
export function readWords(): void {
  for (const words of chain) words.readAll();
}

/** The words for a message; where there are none in any language, its id. */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  for (const words of chain) {
    const pattern = words.pattern(id);
    if (pattern) return words.format(pattern, args ?? null);
  }
  return id;
}

/** Whether there are words for a message. */
export function has(id: string): boolean {
  return chain.some((words) => words.pattern(id) !== null);
}

function chainFor(language: string): Words[] {
  const short = language.split("-")[0] ?? "en";
  return [...new Set([language, short, "en"])].flatMap((name) => languages.get(name) ?? []);
}
