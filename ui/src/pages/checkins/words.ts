import type { AskedPath, CheckIn, CravingOn, Halt } from "$lib/api";
import { t } from "$lib/i18n";

export type HaltPart = keyof Halt;
export const haltParts: HaltPart[] = ["hungry", "angry", "lonely", "tired"];
export const levels = [1, 2, 3, 4, 5];

const mostMinutes = 24 * 60;

/** Hours of sleep as they are typed: "7", "7.5", "7,5", "7:30", "7 h 30", "90 min". undefined: not understood; null: nothing. */
export function sleepMinutes(typed: string): number | null | undefined {
  const text = digits(typed).trim().toLowerCase().replaceAll(/\s+/gu, " ");
  if (text === "") return null;
  const minutes = /^(\d{1,4}) ?(?:m|min|mins|minutes)$/u.exec(text);
  if (minutes) return within(Number(minutes[1]));
  const clock = /^(\d{1,2}) ?(?:[:.]|h|hrs?|hours?) ?(\d{2}) ?(?:m|min|mins|minutes)?$/u.exec(text);
  // "7.25" is a quarter past seven hours and "7:25" is 25 minutes: a point parts hours in tenths and hundredths.
  if (clock && !text.includes(".")) {
    const [, hours, rest] = clock;
    return Number(rest) < 60 ? within(Number(hours) * 60 + Number(rest)) : undefined;
  }
  const hours = /^(\d{1,2}(?:[.,]\d{1,2})?) ?(?:h|hrs?|hours?)?$/u.exec(text);
  return hours ? within(Math.round(Number(hours[1]?.replace(",", ".")) * 60)) : undefined;
}

/** How a length of sleep stands in its field. */
export function sleepTyped(minutes: number | null): string {
  if (minutes === null) return "";
  const rest = minutes % 60;
  return rest === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(rest).padStart(2, "0")}`;
}

/** A length of sleep in words. */
export function sleepText(minutes: number): string {
  const rest = minutes % 60;
  const hours = (minutes - rest) / 60;
  return t(rest === 0 ? "checkin-slept-hours" : "checkin-slept-both", { hours, minutes: rest });
}

/** One of the four is pressed: it is so, or that is taken back. What was said to the others stays. */
export function pressed(halt: Halt, part: HaltPart): Halt {
  const none = haltParts.every((one) => one === part || halt[one] === false);
  return { ...halt, [part]: halt[part] === true ? (none ? false : null) : true };
}

/** "None of these" was said. */
export function isNone(halt: Halt): boolean {
  return haltParts.every((part) => halt[part] === false);
}

/** "None of these" is pressed, or taken back. */
export function noneOf(halt: Halt): Halt {
  const said = isNone(halt) ? null : false;
  return { hungry: said, angry: said, lonely: said, tired: said };
}

/** What a craving is called on that path. */
export function urgeWord({ about, urgeWord }: AskedPath): string {
  return urgeWord || t(about === "eating" ? "entry-urge" : "entry-craving");
}

/** What a question about it is called. `several`: more than one path is asked about. */
export function cravingTitle(path: AskedPath, several: boolean): string {
  const word = urgeWord(path);
  return several ? t("checkin-craving-on", { word, path: path.name }) : word;
}

function cravingText({ path, craving }: CravingOn): string {
  const args = {
    word: urgeWord(path),
    path: path.name,
    strong: t(`entry-craving-${craving.word}`),
    number: craving.number ?? 0,
  };
  return t(craving.number === null ? "checkin-told-craving" : "checkin-told-craving-number", args);
}

/** All that was said of a day but its mood and its line, piece by piece. */
export function told(checkIn: CheckIn): string[] {
  const { energy, sleepMinutes: slept, sleepQuality, halt } = checkIn;
  const felt = haltParts.filter((part) => halt[part] === true).map((part) => t(`checkin-halt-${part}`));
  const lists: [string, string[]][] = [
    ["checkin-told-triggers", checkIn.triggers],
    ["checkin-told-helped", checkIn.helped],
    ["checkin-told-ticks", checkIn.ticks.map(({ words }) => words)],
  ];
  return [
    energy === null ? "" : t("checkin-told-energy", { level: t(`checkin-energy-${energy}`) }),
    slept === null ? "" : t("checkin-told-slept", { length: sleepText(slept) }),
    sleepQuality === null ? "" : t("checkin-told-quality", { level: t(`checkin-quality-${sleepQuality}`) }),
    felt.join(", "),
    isNone(halt) ? t("checkin-told-halt-none") : "",
    ...checkIn.cravings.map(cravingText),
    ...lists.map(([key, names]) => (names.length > 0 ? t(key, { names: names.join(", ") }) : "")),
  ].filter((piece) => piece !== "");
}

/** Digits of other scripts as they are counted with. */
function digits(typed: string): string {
  return typed
    .normalize("NFKC")
    .replaceAll(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

function within(minutes: number): number | undefined {
  return minutes <= mostMinutes ? minutes : undefined;
}
