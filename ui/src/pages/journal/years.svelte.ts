import { commands, type CalendarDay, type CalendarMonth, type CalendarYear } from "$lib/api";
import { attempt } from "$lib/toasts.svelte";
import { view } from "./view.svelte";

/** The year that the calendar shows, and the steps from one day, month or year to another. */
export class Years {
  shown = $state.raw<CalendarYear | null>(null);
  #round = 0;

  /** The month shown, from 0. */
  readonly month: number = $derived(
    view.month ??
      Math.max(
        0,
        this.#monthOf(({ today }) => today),
      ),
  );

  /** Fetches a year and shows it; null: this year. False when that could not be done. */
  async show(year: number | null): Promise<boolean> {
    const mine = ++this.#round;
    const found = await attempt(() => commands.calendar(year));
    if (!found || mine !== this.#round) return false;
    this.shown = found;
    view.year = found.year;
    return true;
  }

  /** Asks again for what is shown: something was written. */
  refresh(): void {
    void this.show(view.year);
  }

  /** To the day that is today. */
  async today(): Promise<void> {
    if (await this.show(null)) view.month = null;
  }

  /** `by` months on. */
  async stepMonths(by: number): Promise<void> {
    if (!this.shown) return;
    const to = this.month + by;
    const years = Math.floor(to / 12);
    if (years !== 0 && !(await this.show(this.shown.year + years))) return;
    view.month = to - years * 12;
  }

  /** The date `by` days after `date`, in its year or the one beside it; its month is shown. */
  async stepDays(date: string, by: number): Promise<string> {
    let days = this.#days();
    let to = days.findIndex((day) => day.date === date) + by;
    if (this.shown && (to < 0 || to >= days.length)) {
      const before = to < 0;
      if (!before) to -= days.length;
      if (!(await this.show(this.shown.year + (before ? -1 : 1)))) return date;
      days = this.#days();
      if (before) to += days.length;
    }
    const day = days[to];
    if (!day) return date;
    view.month = this.#monthOf((one) => one.date === day.date);
    return day.date;
  }

  #days(): CalendarDay[] {
    return this.shown?.months.flatMap((month) => month.days) ?? [];
  }

  #monthOf(is: (day: CalendarDay) => boolean): number {
    return this.shown?.months.findIndex((month) => month.days.some(is)) ?? -1;
  }
}

/** A month's days in weeks of seven, with empty places before its first and after its last. */
export function weeks(month: CalendarMonth): (CalendarDay | null)[][] {
  const places = [...Array.from({ length: month.blanks }, () => null), ...month.days];
  const rows = Array.from({ length: Math.ceil(places.length / 7) }, (_, row) => row * 7);
  return rows.map((from) => Array.from({ length: 7 }, (_, at) => places[from + at] ?? null));
}

/** How strongly a day is shaded, 0 to 4. */
export function shade(entries: number): number {
  return Math.min(entries, 4);
}
