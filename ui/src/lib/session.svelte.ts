import { calls } from "./calls.svelte";
import { listen } from "@tauri-apps/api/event";
import { commands, type Destination, type ShowChoice } from "./api";
import { follow, handOver } from "./forms";
import { useLanguage } from "./i18n";
import { router } from "./router.svelte";
import { showTheme } from "./theme";
import { attempt } from "./toasts.svelte";

/** What the shell says about the vault. */
export type Session = Awaited<ReturnType<typeof commands.session>>;

const activeEveryMs = 10_000;
const sendForMs = 500;

/** What the shell says about the vault: none yet, locked, damaged or open. */
class SessionHolder {
  current = $state.raw<Session | null>(null);
  state = $derived(this.current?.state ?? null);
  #resting = false;
  #asked = 0;
  #senders: (() => Promise<unknown>)[] = [handOver];

  /** Asks for the session and goes on following it; called once, before the first page is drawn. */
  async follow(): Promise<void> {
    await listen("session-changed", () => void this.refetch());
    await this.refetch();
  }

  async refetch(): Promise<void> {
    const asked = ++this.#asked;
    const session = await attempt(commands.session);
    // Answers can overtake each other: only the one asked for last is the newest.
    if (!session || asked !== this.#asked) return;
    if (session.state === "showing" && this.state === "open") {
      // Nothing of the rooms stays in the page beside what is shown.
      window.location.reload();
      return;
    }
    useLanguage(session.language);
    document.documentElement.lang = session.language || "en";
    document.documentElement.dir = session.dir;
    showTheme(session.theme);
    if (session.state === "open" && this.state !== "open") await attempt(follow);
    if (asked !== this.#asked) return;
    this.current = session;
    await this.#travel(session);
  }

  /** Tells the shell that the person is here, at most every ten seconds. */
  used(): void {
    if ((this.state !== "open" && this.state !== "showing") || this.#resting) return;
    this.#resting = true;
    setTimeout(() => (this.#resting = false), activeEveryMs);
    commands.active().catch(() => undefined);
  }

  /** Runs `send` before the person's own locking, for what was typed in the last moments. */
  beforeLock(send: () => Promise<unknown>): void {
    this.#senders.push(send);
  }

  /** Locks, after half a second at most. What is being shown goes with it. */
  async lock(): Promise<void> {
    if (this.state !== "open" && this.state !== "showing") return;
    await this.#send();
    await attempt(commands.lock);
  }

  /** Hides the window at once; what was typed is handed over while nobody sees it, and Cairn locks. */
  hide(): void {
    commands.quickHide().catch(() => undefined);
    for (const sound of document.querySelectorAll("audio")) sound.pause();
    void this.#send();
  }

  /** Locks as the person does, to go on with what can be done about a damaged journal. */
  async closeDamaged(): Promise<void> {
    await this.#send();
    await attempt(commands.closeDamaged);
  }

  /** Shuts the journal and shows what was chosen; the page begins anew with nothing else in it. */
  async show(choice: ShowChoice): Promise<void> {
    await this.#send();
    await attempt(() => commands.beginShow(choice));
  }

  async #send(): Promise<void> {
    const sent = Promise.allSettled(this.#senders.map((send) => send()));
    await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, sendForMs))]);
  }

  /** Goes where the shell wants to lead; what needs an open vault waits until it is open. */
  async #travel(session: Session): Promise<void> {
    const { destination } = session;
    if (!destination) return;
    if (session.state !== "open" && destination.page !== "help") return;
    this.current = { ...session, destination: null };
    this.#go(destination);
    await attempt(commands.arrived);
  }

  #go(destination: Destination): void {
    if (destination.page === "person") {
      router.go("people", { contact: destination.contact });
    } else if (destination.page === "lookingBack") {
      router.go("lookingBack", { week: destination.week });
    } else if (destination.page === "call") {
      router.go("people");
      void calls.contact(destination.contact, null);
    } else if (destination.page === "checkIn") {
      router.go("today", { checkIn: "today" });
    } else if (destination.page === "today" && destination.about !== null) {
      router.go("today", { about: destination.about });
    } else {
      router.go(destination.page);
    }
  }
}

export const session = new SessionHolder();
