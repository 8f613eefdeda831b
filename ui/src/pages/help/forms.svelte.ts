import type { Helpline, HelplineDraft } from "$lib/api";
import { Unsaved } from "$lib/unsaved";
import { draftOf } from "./helpLine";

/** What is typed into the form of a helpline. */
export class LineAnswers {
  draft: HelplineDraft;

  constructor(line: Helpline | null, region: string) {
    this.draft = $state(draftOf(line, region));
  }
}

/** The forms of helplines that were not kept: by the line or, for a new one, by where it belongs. */
export const lineForms = new Unsaved<LineAnswers>("helpline");
