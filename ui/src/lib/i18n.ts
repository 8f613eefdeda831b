import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

const files = import.meta.glob<string>("../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

const bundles = new Map<string, FluentBundle>();
for (const [path, text] of Object.entries(files)) {
  const language = path.split("/").at(-2) ?? "en";
  const bundle = bundles.get(language) ?? new FluentBundle(language, { useIsolating: true });
  bundle.addResource(new FluentResource(text));
  bundles.set(language, bundle);
}

let chain: FluentBundle[] = chainFor("en");

/** Chooses the language of `t`; called before the first page is drawn. `language`: a BCP 47 tag from the session. */
export function useLanguage(language: string): void {
  chain = chainFor(language);
}

/** The words for a message; where there are none in any language, its id. */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  for (const bundle of chain) {
    const pattern = bundle.getMessage(id)?.value;
    if (pattern) return bundle.formatPattern(pattern, args ?? null, []);
  }
  return id;
}

/** Whether there are words for a message. */
export function has(id: string): boolean {
  return chain.some((bundle) => bundle.getMessage(id)?.value);
}

function chainFor(language: string): FluentBundle[] {
  const short = language.split("-")[0] ?? "en";
  return [...new Set([language, short, "en"])].flatMap((name) => bundles.get(name) ?? []);
}
