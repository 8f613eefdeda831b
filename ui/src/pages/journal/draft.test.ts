import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DraftKeeper, type DraftState, type DraftWays } from "./draft.svelte";

/** A core that saves a moment after it took a text, and notes what it was given. */
class FakeCore implements DraftWays {
  sent: { seq: number; text: string; at: number }[] = [];
  saved = { seq: 0, text: "" };
  made = 0;
  left = 0;
  failing: DraftState["failure"] = null;
  throwing = false;
  answerMs = 10;
  atOnce = 0;
  mostAtOnce = 0;

  create = async (): Promise<string> => {
    await this.#answer();
    this.made += 1;
    return "new";
  };

  keep = async (_id: string, seq: number, text: string): Promise<DraftState> => {
    this.sent.push({ seq, text, at: performance.now() });
    await this.#answer();
    setTimeout(() => {
      if (!this.failing && seq > this.saved.seq) this.saved = { seq, text };
    }, 50);
    return { savedSeq: this.saved.seq, newestSeq: this.saved.seq, failure: this.failing };
  };

  state = async (): Promise<DraftState> => {
    await this.#answer();
    return { savedSeq: this.saved.seq, newestSeq: this.saved.seq, failure: this.failing };
  };

  leave = async (): Promise<void> => {
    await this.#answer();
    if (this.failing) throw this.failing;
    const last = this.sent.at(-1);
    if (last) this.saved = { seq: last.seq, text: last.text };
    this.left += 1;
  };

  async #answer(): Promise<void> {
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await new Promise((resolve) => setTimeout(resolve, this.answerMs));
    this.atOnce -= 1;
    if (this.throwing) throw { code: "unexpected", waitSeconds: null };
  }
}

const diskFull: DraftState["failure"] = { code: "diskFull", waitSeconds: null };

describe("DraftKeeper", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function type(keeper: DraftKeeper, text: string, everyMs: number): Promise<void> {
    for (let end = 1; end <= text.length; end += 1) {
      keeper.write(text.slice(0, end));
      await vi.advanceTimersByTimeAsync(everyMs);
    }
  }

  it("sends at most every 100 ms, one at a time, with rising numbers, and the last text arrives", async () => {
    const core = new FakeCore();
    const keeper = new DraftKeeper(core, "a", 7);
    await type(keeper, "a quiet line that takes a while to type", 30);
    await vi.advanceTimersByTimeAsync(2000);
    expect(core.saved.text).toBe("a quiet line that takes a while to type");
    expect(keeper.status).toBe("saved");
    expect(core.mostAtOnce).toBe(1);
    expect(core.sent[0]?.seq).toBeGreaterThan(7);
    for (const [index, now] of core.sent.entries()) {
      const before = core.sent[index - 1];
      if (!before) continue;
      expect(now.seq).toBeGreaterThan(before.seq);
      expect(now.at - before.at).toBeGreaterThanOrEqual(100);
    }
  });

  it("says saved only when the core has made the newest text durable", async () => {
    const core = new FakeCore();
    const keeper = new DraftKeeper(core, "a");
    keeper.write("one");
    await vi.advanceTimersByTimeAsync(20);
    expect(core.sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(20);
    expect(core.sent).toHaveLength(1);
    expect(keeper.status).toBe("saving");
    await vi.advanceTimersByTimeAsync(1000);
    expect(keeper.status).toBe("saved");
  });

  it("makes the entry with the first letter, once, and keeps what is typed meanwhile", async () => {
    const core = new FakeCore();
    core.answerMs = 300;
    const keeper = new DraftKeeper(core);
    expect(core.made).toBe(0);
    await type(keeper, "hello", 40);
    await vi.advanceTimersByTimeAsync(4000);
    expect(core.made).toBe(1);
    expect(keeper.id).toBe("new");
    expect(core.saved.text).toBe("hello");
  });

  it("tells a full disk, keeps trying, and saves when there is room again", async () => {
    const core = new FakeCore();
    core.failing = diskFull;
    const keeper = new DraftKeeper(core, "a");
    keeper.write("not to be lost");
    await vi.advanceTimersByTimeAsync(3000);
    expect(keeper.status).toBe("failing");
    expect(keeper.failure?.code).toBe("diskFull");
    keeper.write("not to be lost, and more");
    await vi.advanceTimersByTimeAsync(3000);
    core.failing = null;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(core.saved.text).toBe("not to be lost, and more");
    expect(keeper.status).toBe("saved");
    expect(keeper.failure).toBeNull();
  });

  it("goes on handing newer text to the core while saving fails", async () => {
    const core = new FakeCore();
    const keeper = new DraftKeeper(core);
    core.failing = diskFull;
    await type(keeper, "a", 50);
    await vi.advanceTimersByTimeAsync(20_000);
    keeper.write("a, and more");
    await vi.advanceTimersByTimeAsync(300);
    expect(core.sent.at(-1)?.text).toBe("a, and more");
  });

  it("keeps trying when a command throws, also when the entry could not be made", async () => {
    const core = new FakeCore();
    core.throwing = true;
    const keeper = new DraftKeeper(core);
    keeper.write("first words");
    await vi.advanceTimersByTimeAsync(2000);
    expect(keeper.status).toBe("failing");
    core.throwing = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(core.saved.text).toBe("first words");
  });

  it("sends the last letters at once on leaving, before it leaves", async () => {
    const core = new FakeCore();
    const keeper = new DraftKeeper(core, "a");
    keeper.write("one");
    await vi.advanceTimersByTimeAsync(15);
    keeper.write("one and two");
    const left = keeper.leave();
    await vi.advanceTimersByTimeAsync(60);
    expect(await left).toBe(true);
    expect(core.left).toBe(1);
    expect(core.saved.text).toBe("one and two");
  });

  it("answers false when leaving fails, and leaves later by itself", async () => {
    const core = new FakeCore();
    core.failing = diskFull;
    const keeper = new DraftKeeper(core, "a");
    keeper.write("still here");
    const left = keeper.leave();
    await vi.advanceTimersByTimeAsync(100);
    expect(await left).toBe(false);
    core.failing = null;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(core.saved.text).toBe("still here");
    expect(core.left).toBe(1);
  });

  it("has nothing to do when nothing was written", async () => {
    const core = new FakeCore();
    const keeper = new DraftKeeper(core);
    expect(await keeper.leave()).toBe(true);
    expect(core.made).toBe(0);
    expect(core.left).toBe(0);
  });

  it("makes the entry once when something is said of it while the first letter is on its way", async () => {
    const core = new FakeCore();
    core.answerMs = 300;
    const keeper = new DraftKeeper(core);
    const asked: string[] = [];
    const said = keeper.say(async (id) => asked.push(`mood of ${id}`));
    keeper.write("h");
    await vi.advanceTimersByTimeAsync(4000);
    await said;
    expect(core.made).toBe(1);
    expect(asked).toEqual(["mood of new"]);
    expect(core.saved.text).toBe("h");
  });

  it("says one thing after the other, and goes on after one that could not be said", async () => {
    const core = new FakeCore();
    const keeper = new DraftKeeper(core, "a");
    const order: number[] = [];
    const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const first = keeper.say(async () => {
      await rest(200);
      order.push(1);
      throw diskFull;
    });
    const second = keeper.say(async () => order.push(2));
    first.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(1000);
    await expect(first).rejects.toBe(diskFull);
    await second;
    expect(order).toEqual([1, 2]);
    expect(keeper.resting).toBe(true);
  });

  it("leaves only after all is said, and saves the text meanwhile", async () => {
    const core = new FakeCore();
    const keeper = new DraftKeeper(core, "a");
    let done = false;
    const said = keeper.say(async () => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      done = true;
    });
    keeper.write("while a photo is being added");
    const left = keeper.leave();
    await vi.advanceTimersByTimeAsync(1000);
    expect(core.saved.text).toBe("while a photo is being added");
    expect(core.left).toBe(0);
    await vi.advanceTimersByTimeAsync(3000);
    await said;
    expect(await left).toBe(true);
    expect(done).toBe(true);
    expect(core.left).toBe(1);
  });

  it("goes on saving what is typed after a leaving was taken back", async () => {
    const core = new FakeCore();
    const keeper = new DraftKeeper(core, "a");
    void keeper.say(() => new Promise((resolve) => setTimeout(resolve, 2000)));
    keeper.write("one");
    void keeper.leave();
    await vi.advanceTimersByTimeAsync(500);
    keeper.stay();
    keeper.write("one and two");
    await vi.advanceTimersByTimeAsync(800);
    expect(core.saved.text).toBe("one and two");
    await vi.advanceTimersByTimeAsync(5000);
    expect(core.left).toBe(0);
    expect(keeper.resting).toBe(true);
  });
});
