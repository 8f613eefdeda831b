import { commands } from "$lib/api";

/** A day without a time: "YYYY-MM-DD". */
export type CivilDate = string;

/**
 * A civil date in words, kept up to date while the component lives: a date field alone does not say which of its
 * numbers is the month. `text` is empty for no date, and until the words are there.
 */
export function inWords(date: () => CivilDate | ""): { readonly text: string } {
  let text = $state("");
  $effect(() => {
    const asked = date();
    let current = true;
    text = "";
    if (asked !== "") {
      commands
        .dateShown(asked)
        .then((words) => {
          if (current) text = words;
        })
        // A day that is half typed has no words yet.
        .catch(() => undefined);
    }
    return () => {
      current = false;
    };
  });
  return {
    get text() {
      return text;
    },
  };
}
