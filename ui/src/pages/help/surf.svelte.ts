import { Stopwatch, type Clocks } from "./stopwatch";
import { waveAt } from "./wave";

/** over: the chosen time has gone by; ended: the person ended it before. */
type SurfStage = "before" | "going" | "paused" | "over" | "ended";

export const surfMinutes = [5, 10, 15, 20];
const longerMinutes = 5;

/** Staying with an urge for a time that the person chose. */
export class Surf {
  minutes = $state(10);
  showsTime = $state(false);
  stage = $state<SurfStage>("before");
  #elapsed = $state(0);
  #total = $state(0);
  /** what went by after the chosen time was over, while nobody looked */
  #beyond = 0;
  #watch: Stopwatch;

  readonly moment = $derived(waveAt(this.#elapsed, this.#total));

  constructor(read?: () => Clocks) {
    this.#watch = new Stopwatch(read);
  }

  get isDone(): boolean {
    return this.stage === "over" || this.stage === "ended";
  }

  begin(): void {
    this.#total = this.minutes * 60_000;
    this.#elapsed = 0;
    this.#beyond = 0;
    this.#watch.start();
    this.stage = "going";
  }

  /** Looks at how much time has gone by. */
  look(): void {
    if (this.stage !== "going") return;
    this.#elapsed = this.#watch.elapsed - this.#beyond;
    if (this.moment.over) this.#stop("over");
  }

  pause(): void {
    if (this.stage === "going") this.#stop("paused");
  }

  end(): void {
    if (!this.isDone) this.#stop("ended");
  }

  /** Goes on after a pause or after it was ended; when the time was over, for a few minutes more. */
  goOn(): void {
    if (this.stage === "over") {
      this.#beyond += this.#elapsed - this.#total;
      this.#elapsed = this.#total;
      this.#total += longerMinutes * 60_000;
    }
    this.#watch.goOn();
    this.stage = "going";
  }

  /** The person comes to it: what is still going on goes on, what ended while nobody looked is over and done with. */
  come(): void {
    this.look();
    if (this.isDone) this.stage = "before";
  }

  #stop(stage: SurfStage): void {
    this.#elapsed = this.#watch.pause() - this.#beyond;
    this.stage = stage;
  }
}

/** In memory only. It goes on while another way is looked at, or another page. */
export const surf = new Surf();
