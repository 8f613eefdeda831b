import { commands } from "./api";

/** What is typed into the forms of one kind and is neither kept nor given up, by form, as it goes into JSON. */
type Begun = Record<string, unknown>;

/** A kind of form. */
export type Forms = {
  /** what is typed into them */
  begun: () => Begun;
  /** what was typed into them before the vault was locked */
  bringBack: (begun: Begun) => void;
};

const every = 100;

const kinds = new Map<string, Forms>();
/** what came back and belongs to a page that was not opened since */
const waiting = new Map<string, Begun>();
let handedOver = "";
let timer: ReturnType<typeof setTimeout> | null = null;
let open = false;
/** one at a time: an earlier state never comes after a later one */
let sending: Promise<void> = Promise.resolve();

/** From now on what is typed into forms of this kind outlasts a lock. */
export function remember(kind: string, forms: Forms): void {
  kinds.set(kind, forms);
  const begun = waiting.get(kind);
  waiting.delete(kind);
  if (begun) forms.bringBack(begun);
}

/** Something may have been typed: it is handed over soon. */
export function touched(): void {
  if (open) timer ??= setTimeout(() => void handOver().catch(() => undefined), every);
}

/** Hands over what is typed now, after what was handed over before. What could not be kept goes with the next letter. */
export function handOver(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  sending = sending.catch(() => undefined).then(send);
  return sending;
}

async function send(): Promise<void> {
  if (!open) return;
  const forms = written();
  if (forms === handedOver) return;
  await commands.keepForms(forms);
  handedOver = forms;
}

/** The vault is open: what was typed before it was locked comes back, and what is typed is followed. */
export async function follow(): Promise<void> {
  if (open) return;
  handedOver = await commands.keptForms();
  const all = JSON.parse(handedOver || "{}") as Record<string, Begun>;
  for (const [kind, begun] of Object.entries(all)) {
    const forms = kinds.get(kind);
    if (forms) forms.bringBack(begun);
    else waiting.set(kind, begun);
  }
  open = true;
  for (const event of ["input", "change", "click"]) document.addEventListener(event, touched, true);
}

function written(): string {
  const all = [...waiting, ...[...kinds].map(([kind, { begun }]) => [kind, begun()] as const)];
  // A photo that was chosen and not kept has to be chosen again.
  const plain = (_: string, value: unknown): unknown => (value instanceof Blob ? undefined : value);
  return JSON.stringify(Object.fromEntries(all.filter(([, begun]) => Object.keys(begun).length > 0)), plain);
}
