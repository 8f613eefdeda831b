import type { Figures, Mean, Report, ReportAnswer, ReportDay, ReportPart, TimesOf } from "$lib/api";
import { has, t } from "$lib/i18n";
import { milestoneName } from "$lib/milestoneWords";
import { element, list, part, sheet, table, written } from "../sheet";
import { picture } from "./pictures";

/** A report as it stands on paper. */
export function reportSheet(title: string, report: Report): DocumentFragment {
  const span = t("report-span", { from: report.fromText, to: report.toText });
  const days = t("report-head-days");
  return sheet([
    element("article", "", element("h1", "sheet-title", title), element("p", "sheet-dates", span)),
    report.figures ? part(t("report-head-figures"), ...figures(report.figures)) : null,
    part(t("report-head-pictures"), ...report.pictures.map((line) => picture(line, report))),
    part(t("report-head-triggers"), ...times(report.triggers, daysText)),
    part(t("report-head-helped"), ...times(report.helped, daysText)),
    part(
      t("report-head-reached"),
      ...times(
        report.reached.map(({ kind, times }) => ({ name: t(`report-reached-${kind}`), times })),
        timesText,
      ),
    ),
    part(t("report-head-whom"), ...times(report.reachedWhom, timesText)),
    part(days, ...report.days.map(day)),
    part(t("report-head-weeks"), ...report.weeks.map(week)),
    part(
      t("report-head-capital"),
      ...report.capital.map(({ dateText, answers }) =>
        element(
          "section",
          "",
          element("h2", "", t("report-capital-of", { date: dateText })),
          capital(answers),
        ),
      ),
    ),
    part(t("report-head-scores"), ...scores(report)),
    part(t("report-head-milestones"), ...lists(report.milestones.map(milestone))),
    part(t("report-head-setbacks"), ...lists(report.setbacks.map(setback))),
    part(t("report-head-plan"), ...report.plan.map(planPart)),
    part(t("report-head-safety"), ...report.safety.map(planPart)),
    part(
      t("report-head-entries"),
      ...report.entries.map(({ dateText, html }) =>
        element("section", "", element("h2", "paper-date", dateText), written(html)),
      ),
    ),
  ]);
}

/** Whether nothing stands on it but its title. */
export function isEmpty({ figures: known, fromText, toText, ticks, slots, ...lists }: Report): boolean {
  void [fromText, toText, ticks, slots];
  return known === null && Object.values(lists).every((all) => all.length === 0);
}

function figures(known: Figures): HTMLElement[] {
  const mean = (name: string, of: Mean | null): string[][] =>
    of ? [[name, t("report-figure-mean", { mean: of.text, days: of.days })]] : [];
  return [
    table(
      [t("report-what"), t("report-how-much")],
      [
        [t("report-figure-days"), t("report-figure-days-of", { days: known.days, of: known.of })],
        ...mean(t("report-figure-mood"), known.mood),
        ...known.cravings.flatMap((of) => mean(t("report-figure-craving", { path: of.name }), of)),
        ...mean(t("report-figure-energy"), known.energy),
        ...mean(t("report-figure-sleep"), known.sleep),
        ...mean(t("report-figure-sleep-quality"), known.sleepQuality),
        ...known.halt.map(({ which, days, of }) => [
          t(`report-figure-${which}`),
          t("report-figure-yes", { days, of }),
        ]),
        ...known.ticked.map(({ name, times }) => [name, daysText(times)]),
      ],
    ),
  ];
}

/** What was said of a day, in one paragraph each. */
export function dayTexts(of: ReportDay): string[] {
  const names = (id: string, all: string[]): string[] =>
    all.length > 0 ? [t(id, { names: all.join(", ") })] : [];
  return [
    ...(of.mood ? [t("report-day-mood", { mood: t(`mood-${of.mood}`) })] : []),
    ...of.cravings.map(({ path, word, number }) => {
      const craving = t(`entry-craving-${word}`);
      return number === null
        ? t("report-day-craving", { path, craving })
        : t("report-day-craving-number", { path, craving, number });
    }),
    ...(of.energy === null ? [] : [t("report-day-energy", { energy: of.energy })]),
    ...sleep(of),
    ...of.halt.map((which) => t(`report-figure-${which}`)),
    ...names("report-day-triggers", of.triggers),
    ...names("report-day-helped", of.helped),
    ...names("report-day-ticked", of.ticked),
  ];
}

function sleep({ sleepMinutes, sleepQuality: quality }: ReportDay): string[] {
  if (sleepMinutes === null) return quality === null ? [] : [t("report-day-sleep-quality", { quality })];
  const hours = Math.floor(sleepMinutes / 60);
  const minutes = String(sleepMinutes % 60).padStart(2, "0");
  return [
    quality === null
      ? t("report-day-sleep", { hours, minutes })
      : t("report-day-sleep-well", { hours, minutes, quality }),
  ];
}

function day(of: ReportDay): HTMLElement {
  const line = of.line.trim() === "" ? [] : [element("p", "sheet-said", of.line)];
  return element(
    "section",
    "sheet-day",
    element("h2", "", of.dateText),
    element("p", "", dayTexts(of).join(" · ")),
    ...line,
  );
}

function week({ fromText, proud, hard, wish }: Report["weeks"][number]): HTMLElement {
  const said = [
    ["report-week-proud", proud],
    ["report-week-hard", hard],
    ["report-week-wish", wish],
  ] as const;
  return element(
    "section",
    "sheet-week",
    element("h2", "", t("report-week-of", { date: fromText })),
    ...said.flatMap(([id, words]) => (words.trim() ? [element("p", "sheet-said", t(id, { words }))] : [])),
  );
}

function capital(answers: ReportAnswer[]): HTMLElement {
  return table(
    [t("report-what"), t("report-how-much")],
    answers.map(({ statement, words, value }) => [
      words || statementText(statement),
      t("report-capital-answer", { value }),
    ]),
  );
}

/** One that comes with Cairn has its words on the page of recovery capital. */
function statementText(statement: string): string {
  const id = `capital-statement-${statement}`;
  return has(id) ? t(id) : statement;
}

function scores({ scores: all }: Report): HTMLElement[] {
  if (all.length === 0) return [];
  return [
    table(
      [t("report-what"), t("report-when"), t("report-how-much")],
      all.map(({ name, dateText, value, lowest, highest, note }) => [
        name,
        dateText,
        [
          lowest && highest ? t("report-score-of", { value, lowest, highest }) : t("report-score", { value }),
          note,
        ]
          .filter((text) => text !== "")
          .join("\n"),
      ]),
    ),
  ];
}

function milestone({ dateText: date, path, name }: Report["milestones"][number]): string {
  return name
    ? t("report-milestone", { date, path, milestone: milestoneName(name) })
    : t("report-milestone-day", { date, path });
}

function setback({ dateText: date, path, called }: Report["setbacks"][number]): string {
  return called ? t("report-setback", { date, path, called }) : t("report-setback-plain", { date, path });
}

function planPart({ part: code, lines }: ReportPart): HTMLElement {
  const id = `report-plan-${code}`;
  const name = t(has(id) ? id : "report-plan-other");
  return element("section", "sheet-week", element("h2", "", name), list(lines));
}

function times(all: TimesOf[], say: (times: number) => string): HTMLElement[] {
  return lists(all.map(({ name, times }) => t("report-named", { name, what: say(times) })));
}

function daysText(days: number): string {
  return t("report-on-days", { days });
}

function timesText(times: number): string {
  return t("report-times", { times });
}

function lists(items: string[]): HTMLElement[] {
  return items.length > 0 ? [list(items)] : [];
}
