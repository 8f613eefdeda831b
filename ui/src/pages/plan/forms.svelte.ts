import { SvelteMap } from "svelte/reactivity";
import type {
  ContactId,
  PlanAbout,
  PlanItemId,
  PlanKind,
  PlanLine,
  PlanMaker,
  PlanMakerId,
  PlanPart,
} from "$lib/api";
import type { CivilDate } from "$lib/civilDate.svelte";
import { remember } from "$lib/forms";
import { Typed } from "$lib/typed.svelte";
import { Unsaved } from "$lib/unsaved";

/** Lines of the plan that were not kept: by the line or, for a new one, by its part. */
export const planForms = new Typed<{ words: string; note: string }>("planLine");

/** What is chosen beside the words of such a line. */
export class LineChoice {
  kind = $state<PlanKind | null>(null);
  contact = $state<ContactId | null>(null);

  constructor(line: Pick<PlanLine, "kind" | "contact"> | null) {
    this.kind = line?.kind ?? null;
    this.contact = line?.contact ?? null;
  }
}

export const lineChoices = new Unsaved<LineChoice>("planLineChoice");

/** The form that stands open in a part of the plan: it is there again when the person comes back. */
export const openForms = rememberedMap<PlanPart, PlanItemId | "new">("planOpen");

/** The ideas that are ticked and not taken yet, by their words; and where they are unfolded. */
export const tickedIdeas = rememberedMap<PlanPart, string[]>("planIdeas");
export const unfoldedIdeas = rememberedMap<PlanPart, boolean>("planUnfolded");

/** With whom a plan was made, as it is typed. */
export class MakerAnswers {
  about = $state<PlanAbout>("plan");
  contact = $state<ContactId | null>(null);
  name = $state("");
  date = $state<CivilDate | "">("");
  agreed = $state("");

  constructor(maker: PlanMaker | null, about: PlanAbout) {
    this.about = maker?.about ?? about;
    this.contact = maker?.contact ?? null;
    this.name = maker?.name ?? "";
    this.date = maker?.date ?? "";
    this.agreed = maker?.agreed ?? "";
  }
}

export const makerForms = new Unsaved<MakerAnswers>("planMaker");

/** The form of it that stands open, by the page on which it is. */
export const openMakers = rememberedMap<PlanAbout | "both", PlanMakerId | "new">("planMakerOpen");

/** What is open or ticked: it outlasts a lock as what is typed does. */
function rememberedMap<Key extends string, Value>(kind: string): SvelteMap<Key, Value> {
  const map = new SvelteMap<Key, Value>();
  remember(kind, {
    begun: () => Object.fromEntries(map),
    bringBack: (begun) => {
      for (const [key, value] of Object.entries(begun)) map.set(key as Key, value as Value);
    },
  });
  return map;
}
