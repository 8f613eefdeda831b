import type { About, Compared, Going, Line, Measure, Mood, Seen, Stone } from "$lib/api";
import { t } from "$lib/i18n";
import { milestoneName } from "$lib/milestoneWords";

const moods: Mood[] = ["veryLow", "low", "okay", "good", "veryGood"];
const cravings = ["none", "slight", "some", "strong", "veryStrong"];

/** A step of a scale in words: "Good", "Strong". `step`: 1 to 5, or 0 to 4 for a craving. */
export function stepText(measure: Measure, step: number): string {
  if (measure === "mood") return t(`mood-${moods[step - 1] ?? "okay"}`);
  if (measure === "craving") return t(`entry-craving-${cravings[step] ?? "none"}`);
  return t(`going-energy-${Math.min(5, Math.max(1, step))}`);
}

/** A value in words: the step that is nearest, halves up; for sleep hours and minutes. */
export function valueText(measure: Measure, value: number): string {
  return measure === "sleep" ? timeText(value) : stepText(measure, Math.floor((value + 50) / 100));
}

export function timeText(minutes: number): string {
  return t("seen-time", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** What one end of a scale is called. */
export function endText(measure: Measure, value: number): string {
  if (measure === "sleep") return t("going-hours-asleep", { hours: value / 60 });
  return stepText(measure, value / 100);
}

/** What stands under the heading of a scale that has figures. */
export function scaleText(measure: Measure): string {
  switch (measure) {
    case "mood":
      return t("going-scale-mood");
    case "energy":
      return t("going-scale-energy");
    case "craving":
      return t("going-scale-craving");
    case "sleep":
      return "";
  }
}

/** What a craving is called where the person has no word of their own. */
function usualWord(about: About | null): string {
  return t(about === "eating" ? "path-urge" : "path-craving");
}

/** What a line is about: "Mood", "Craving: Alcohol". */
export function lineTitle({ measure, path }: Line): string {
  switch (measure) {
    case "mood":
      return t("going-mood");
    case "sleep":
      return t("going-sleep");
    case "energy":
      return t("going-energy");
    case "craving":
      if (!path) return t("going-urge-no-path", { word: usualWord(null) });
      return t("going-urge-of", { word: path.urgeWord || usualWord(path.about), path: path.name });
  }
}

/** What stands over the figures of a line. */
export function columnText(line: Line): string {
  if (line.measure === "sleep") return t("going-column-sleep");
  return t("going-column-value", { what: lineTitle(line), low: line.low / 100, high: line.high / 100 });
}

/** What stands over the places of a picture. */
export function placeColumn({ step }: Pick<Going, "step">): string {
  if (step === "day") return t("going-column-day");
  return t(step === "week" ? "going-column-week" : "going-column-month");
}

export function stoneText({ name, pathName }: Stone): string {
  return t("going-stone", { name: name ? milestoneName(name) : t("going-stone-quiet"), path: pathName });
}

/** The same without the path, for where there is little room. */
export function stoneLabel({ name }: Stone): string {
  return name ? milestoneName(name) : t("going-stone-quiet");
}

/** What is seen, as sentences: the sentence, and what it rests on where it does not say so itself. */
export function seenText(seen: Seen, measure: Measure): string[] {
  const { what, days } = seen;
  switch (what.kind) {
    case "few":
      return [t("seen-few", { days })];
    case "oneDay":
      return [t("seen-one-day", { value: valueText(measure, what.value) })];
    case "allSame":
      return [t("seen-all-same", { value: valueText(measure, what.value), days })];
    case "mostOften":
      return [t("seen-most-often", { value: stepText(measure, what.step), count: what.count, days })];
    case "between": {
      const [low, high] = [stepText(measure, what.low), stepText(measure, what.high)];
      return [t("seen-between", { low, high, days })];
    }
    case "halfSlept":
      return [t("seen-half-slept", { time: timeText(what.minutes), days })];
    case "weekday":
      return [standsOut("weekday", what.weekday, what.compared)];
    case "hours":
      return [standsOut("hours", what.hours, what.compared)];
    case "mostNamed":
      return [namedText(what.names, what.count, days)];
    case "weeksWithContacts":
      return weeksText(`seen-contacts-${what.atLeast}`, what.compared, days);
    case "weeksWithMeetings":
      return weeksText(`seen-meetings-${what.atLeast}`, what.compared, days);
    case "afterLongerNights": {
      const { of, others } = what.compared;
      const said = t("seen-longer-nights", { ...ways(what.compared), time: timeText(what.minutes) });
      return [said, t("seen-rests-days", { of, others })];
    }
  }
}

function weeksText(id: string, compared: Compared, days: number): string[] {
  const { of, others } = compared;
  return [t(id, ways(compared)), t("seen-rests-weeks", { of, others, days })];
}

function ways({ than, count, of }: Compared): { than: string; count: number; of: number } {
  return { than, count, of };
}

function standsOut(what: "weekday" | "hours", name: string, { than, count, of }: Compared): string {
  if (what === "weekday") {
    return t(than === "lower" ? "seen-weekday-lower" : "seen-weekday-higher", { name, count, of });
  }
  return t(than === "lower" ? "seen-hours-lower" : "seen-hours-higher", { name, count, of });
}

function namedText(names: string[], count: number, days: number): string {
  const [first = "", second = "", third = ""] = names;
  if (names.length === 1) return t("seen-named-one", { first, count, days });
  if (names.length === 2) return t("seen-named-two", { first, second, count, days });
  return t("seen-named-three", { first, second, third, count, days });
}
