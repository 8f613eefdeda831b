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

/** The kinds that are offered. On an eating path no limit is proposed; one that was chosen stays. */
export function kindsFor(about: About, chosen: PathKind): PathKind[] {
  return kinds.filter((kind) => kind !== "cuttingDown" || about !== "eating" || chosen === kind);
}

/** Whether a path about it begins with its numbers out of sight. */
export function hidesNumbers(about: About): boolean {
  return about === "eating";
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
