import type { Message, Path } from "$lib/api";
import { t } from "$lib/i18n";
import { plain } from "$lib/plain";

/** The message whose words are filled in from the person’s paths. */
const days = "days";

/** A message as it stands among the others to be changed: in the person’s own words, or in those that come with Cairn. */
export function messageText({ id, text }: Pick<Message, "id" | "text">): string {
  if (text !== null) return text;
  return t(id === days ? "say-message-days-listed" : `say-message-${id}`);
}

/** Whether its words are filled in, so that there is nothing to change. */
export function isFilledIn({ id, own }: Pick<Message, "id" | "own">): boolean {
  return id === days && !own;
}

/** The words to pick from. */
export function wordsToPick(messages: Message[], paths: Path[]): string[] {
  return messages.flatMap((message) =>
    isFilledIn(message) && message.text === null ? dayWords(paths) : messageText(message),
  );
}

type Counted = Pick<Path, "name" | "counter" | "counterHidden" | "within">;

/** “Today is 90 days”, for every path that shows its days. */
export function dayWords(paths: Counted[]): string[] {
  const counted = paths.flatMap(({ name, counter, counterHidden, within }) =>
    counter && !counterHidden && !within ? { path: name, days: counter.days } : [],
  );
  const [only] = counted;
  if (counted.length === 1 && only) return [plain(t("say-message-days", { days: only.days }))];
  return counted.map(({ path, days }) => plain(t("say-message-days-of", { path, days })));
}
