/** What two clocks say, in milliseconds: one that only runs on but may stand still while the computer sleeps, and the one on the wall. */
export type Clocks = { running: number; wall: number };

/** Both clocks now. */
function readClocks(): Clocks {
  // eslint-disable-next-line no-restricted-syntax -- no date is made of it: it only tells how long the computer slept
  return { running: performance.now(), wall: Date.now() };
}

/**
 * How long something has gone on, pauses left out. Time that the computer slept through counts; a wall clock that is put
 * back takes nothing away.
 */
export class Stopwatch {
  #read: () => Clocks;
  #before = 0;
  #last: Clocks | null = null;

  constructor(read: () => Clocks = readClocks) {
    this.#read = read;
  }

  get elapsed(): number {
    if (this.#last) {
      const now = this.#read();
      this.#before += Math.max(0, now.running - this.#last.running, now.wall - this.#last.wall);
      this.#last = now;
    }
    return this.#before;
  }

  /** Begins at nothing. */
  start(): void {
    this.#before = 0;
    this.#last = this.#read();
  }

  /** Stands still. Gives what had gone by. */
  pause(): number {
    const { elapsed } = this;
    this.#last = null;
    return elapsed;
  }

  /** Goes on from where it stood still. */
  goOn(): void {
    this.#last ??= this.#read();
  }
}
