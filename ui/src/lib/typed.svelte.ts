import { remember, touched } from "./forms";

type Texts = Record<string, string>;
type Kept<T> = { texts: T; stored: T };

/**
 * What was typed and not kept yet, by what it belongs to. It is there again after another page, and after Cairn was
 * locked.
 */
export class Typed<T extends Texts> {
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing drawn depends on what is kept
  #kept = new Map<string, Kept<T>>();

  /** `kind`: what these texts are, a name of its own that does not change. */
  constructor(kind: string) {
    remember(kind, {
      begun: () => Object.fromEntries([...this.#kept].filter(([, kept]) => differ(kept))),
      bringBack: (begun) => {
        for (const [key, kept] of Object.entries(begun)) this.#kept.set(key, kept as Kept<T>);
      },
    });
  }

  /** What was typed, or what is stored. What was stored there in between is taken along. */
  of(key: string, stored: T): T {
    const before = this.#kept.get(key);
    const begun = before ? joined(before, stored) : stored;
    const texts = $state({ ...begun });
    this.#kept.set(key, { texts, stored: { ...stored } });
    return texts;
  }

  /** It is kept, or given up. */
  drop(key: string): void {
    this.#kept.delete(key);
    touched();
  }
}

/** What was typed over `before` where `now` stands there: nothing of either is lost. */
export function rebased(typed: string, before: string, now: string): string {
  if (before === now) return typed;
  const added = typed.startsWith(before) ? typed.slice(before.length) : typed;
  return [now, added.trim()].filter((part) => part !== "").join("\n\n");
}

function joined<T extends Texts>({ texts, stored: before }: Kept<T>, now: T): T {
  const all = Object.entries(now).map(([name, text]) => [
    name,
    rebased(texts[name] ?? "", before[name] ?? "", text),
  ]);
  return Object.fromEntries(all) as T;
}

function differ({ texts, stored }: Kept<Texts>): boolean {
  return Object.entries(texts).some(([name, text]) => text !== stored[name]);
}
