import type { About, Path, PathChange, PathKind } from "$lib/api";

/** What a path can be about, in the order in which it is offered. */
export const abouts: About[] = [
  "alcohol",
  "opioids",
  "sedatives",
  "stimulants",
  "cannabis",
  "nicotine",
  "otherSubstance",
  "gambling",
  "eating",
  "selfHarm",
  "mentalHealth",
  "someoneElse",
  "other",
];

const kinds: PathKind[] = ["abstinence", "cuttingDown", "practice", "date"];
const substances: About[] = ["opioids", "sedatives", "stimulants", "cannabis", "otherSubstance"];

/** What is said of a path before the person has said anything. */
export function newDraft(): PathChange {
  return {
    name: "",
    counterWord: "",
    ladder: "common",
    counterHidden: false,
    kind: "abstinence",
    about: "other",
    setbackWord: "",
    urgeWord: "",
    totalHidden: false,
    ownWords: false,
  };
}

/** What is said of a path, to be changed as a whole. */
export function draftOf(path: Path): PathChange {
  const { name, counterWord, ladder, counterHidden, kind } = path;
  const { about, setbackWord, urgeWord, totalHidden, ownWords } = path;
  return {
    name,
    counterWord,
    ladder,
    counterHidden,
    kind,
    about,
    setbackWord,
    urgeWord,
    totalHidden,
    ownWords,
  };
}

/** The kinds that are offered. On a new eating path no limit is proposed; whoever changes one may choose it. */
export function kindsFor(about: About, isNew: boolean): PathKind[] {
  return kinds.filter((kind) => kind !== "cuttingDown" || about !== "eating" || !isNew);
}

/** Which numbers of a path are in sight: those of its chapter, and the days of all chapters together. */
export type Numbers = "all" | "chapter" | "total" | "none";
type Hidden = Pick<PathChange, "counterHidden" | "totalHidden">;

export function numbersOf({ counterHidden, totalHidden }: Hidden): Numbers {
  if (counterHidden) return totalHidden ? "none" : "total";
  return totalHidden ? "chapter" : "all";
}

/** What is out of sight with such a choice. */
export function hiding(numbers: Numbers): Hidden {
  return {
    counterHidden: numbers === "total" || numbers === "none",
    totalHidden: numbers === "chapter" || numbers === "none",
  };
}

/** The numbers with which a path about it begins. */
export function firstNumbers(about: About): Numbers {
  return about === "eating" ? "none" : "all";
}

/** Whether amounts are noted on it. */
export function isLogged(kind: PathKind): boolean {
  return kind === "cuttingDown" || kind === "practice";
}

/** Whether a limit is proposed for it. */
export function proposesLimit({ kind, about }: Pick<PathChange, "kind" | "about">): boolean {
  return isLogged(kind) && about !== "eating";
}

/** Whether it is proposed to count what the days give: where days are counted, and never on an eating path. */
export function proposesGain({ kind, about }: Pick<PathChange, "kind" | "about">): boolean {
  return (kind === "abstinence" || kind === "cuttingDown") && about !== "eating";
}

/** Messages with words that the counter could count. */
export function counterWordsFor(about: About): string[] {
  const [sober, recovery] = ["milestones-word-sober", "milestones-word-recovery"];
  const smokeFree = "milestones-word-smoke-free";
  if (about === "nicotine") return [smokeFree, recovery];
  if (about === "alcohol" || substances.includes(about)) return [sober, recovery];
  return about === "other" ? [sober, recovery, smokeFree] : [recovery];
}
