import { beforeEach, describe, expect, it } from "vitest";
import { Stopwatch } from "./stopwatch";

let clocks = { running: 0, wall: 0 };
const pass = (running: number, wall = running): void => {
  clocks = { running: clocks.running + running, wall: clocks.wall + wall };
};

describe("a stopwatch", () => {
  let watch: Stopwatch;
  beforeEach(() => {
    clocks = { running: 1234, wall: 1_795_000_000_000 };
    watch = new Stopwatch(() => clocks);
  });

  it("stands at nothing before it is started", () => {
    pass(5000);
    expect(watch.elapsed).toBe(0);
  });

  it("counts what goes by, however often it is looked at", () => {
    watch.start();
    pass(1000);
    expect(watch.elapsed).toBe(1000);
    expect(watch.elapsed).toBe(1000);
    pass(2000);
    expect(watch.elapsed).toBe(3000);
  });

  it("counts the time that the computer slept through", () => {
    watch.start();
    pass(1000);
    pass(0, 600_000);
    expect(watch.elapsed).toBe(601_000);
  });

  it("goes on evenly when the wall clock is put back", () => {
    watch.start();
    pass(60_000);
    expect(watch.elapsed).toBe(60_000);
    pass(1000, -3_600_000);
    expect(watch.elapsed).toBe(61_000);
    pass(1000);
    expect(watch.elapsed).toBe(62_000);
  });

  it("leaves pauses out, also one that the computer slept through", () => {
    watch.start();
    pass(1000);
    expect(watch.pause()).toBe(1000);
    pass(5000, 900_000);
    expect(watch.elapsed).toBe(1000);
    watch.goOn();
    pass(1000);
    expect(watch.elapsed).toBe(2000);
  });

  it("loses nothing when it is told twice to go on", () => {
    watch.start();
    pass(1000);
    watch.goOn();
    pass(1000);
    expect(watch.elapsed).toBe(2000);
  });

  it("begins at nothing again", () => {
    watch.start();
    pass(1000);
    watch.start();
    expect(watch.elapsed).toBe(0);
  });
});
