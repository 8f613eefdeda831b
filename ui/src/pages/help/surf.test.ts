import { beforeEach, describe, expect, it } from "vitest";
import { Surf } from "./surf.svelte";

const minute = 60_000;
let clocks = { running: 0, wall: 0 };
const pass = (running: number, wall = running): void => {
  clocks = { running: clocks.running + running, wall: clocks.wall + wall };
};

describe("staying with an urge", () => {
  let surf: Surf;
  beforeEach(() => {
    clocks = { running: 0, wall: 1_795_000_000_000 };
    surf = new Surf(() => clocks);
  });

  function after(ms: number): Surf {
    pass(ms);
    surf.look();
    return surf;
  }

  it("takes the time that was chosen", () => {
    surf.minutes = 15;
    surf.begin();
    expect(surf.moment).toMatchObject({ part: "arrive", minutesLeft: 15 });
    expect(after(15 * minute - 1).stage).toBe("going");
    expect(after(1).stage).toBe("over");
  });

  it("is over when the computer slept past its end, and not before", () => {
    surf.minutes = 20;
    surf.begin();
    after(minute);
    pass(0, 10 * minute);
    surf.look();
    expect(surf.stage).toBe("going");
    expect(surf.moment.minutesLeft).toBe(9);
    pass(0, 480 * minute);
    surf.look();
    expect(surf.stage).toBe("over");
  });

  it("stands still while it is paused", () => {
    surf.begin();
    after(2 * minute);
    surf.pause();
    after(60 * minute);
    expect(surf.stage).toBe("paused");
    surf.goOn();
    after(minute);
    expect(surf.moment.minutesLeft).toBe(7);
  });

  it("can be ended at any time, and gone on with", () => {
    surf.begin();
    after(3 * minute);
    surf.end();
    expect(surf.stage).toBe("ended");
    after(30 * minute);
    surf.goOn();
    expect(after(1000).stage).toBe("going");
    expect(surf.moment.minutesLeft).toBe(7);
  });

  it("goes on for five minutes more, without beginning anew", () => {
    surf.begin();
    after(10 * minute);
    surf.goOn();
    surf.look();
    expect(surf.moment).toMatchObject({ minutesLeft: 5, over: false });
    expect(surf.moment.through).toBeGreaterThan(0.5);
    expect(after(5 * minute).stage).toBe("over");
  });

  it("goes on for five minutes more after a long sleep as well", () => {
    surf.begin();
    after(480 * minute);
    surf.goOn();
    surf.look();
    expect(surf.moment.minutesLeft).toBe(5);
    expect(surf.moment.through).toBeCloseTo(2 / 3);
    after(3 * minute);
    surf.pause();
    expect(surf.moment.minutesLeft).toBe(2);
  });

  it("is still there when the person comes back, unless it ended meanwhile", () => {
    surf.begin();
    pass(4 * minute);
    surf.come();
    expect(surf.stage).toBe("going");
    pass(60 * minute);
    surf.come();
    expect(surf.stage).toBe("before");
  });

  it("waits for as long as it is paused, also when the person was elsewhere", () => {
    surf.begin();
    surf.pause();
    pass(600 * minute);
    surf.come();
    expect(surf.stage).toBe("paused");
  });
});
