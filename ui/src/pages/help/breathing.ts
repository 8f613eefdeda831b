// Where a breath is after so many milliseconds: pure, so that the page only asks and draws.

export type BreathPhase = "in" | "hold" | "out" | "rest";
export type Rhythm = { id: "long" | "box"; phases: { phase: BreathPhase; seconds: number }[] };
/** `step` rises by one with each phase; `left` counts the phase's seconds down to 1; `breaths` are whole rounds. */
export type BreathMoment = {
  phase: BreathPhase;
  seconds: number;
  left: number;
  step: number;
  breaths: number;
  msToNext: number;
};

export const rhythms: Rhythm[] = [
  {
    id: "long",
    phases: [
      { phase: "in", seconds: 4 },
      { phase: "out", seconds: 6 },
    ],
  },
  {
    id: "box",
    phases: [
      { phase: "in", seconds: 4 },
      { phase: "hold", seconds: 4 },
      { phase: "out", seconds: 4 },
      { phase: "rest", seconds: 4 },
    ],
  },
];

/** The moment of the rhythm `elapsed` milliseconds after it began. */
export function breathAt(rhythm: Rhythm, elapsed: number): BreathMoment {
  const round = rhythm.phases.reduce((sum, { seconds }) => sum + seconds, 0) * 1000;
  const breaths = Math.floor(elapsed / round);
  let into = elapsed - breaths * round;
  let index = 0;
  for (const { phase, seconds } of rhythm.phases) {
    const length = seconds * 1000;
    if (into < length) {
      const left = Math.ceil((length - into) / 1000);
      const step = breaths * rhythm.phases.length + index;
      return { phase, seconds, left, step, breaths, msToNext: length - into - (left - 1) * 1000 };
    }
    into -= length;
    index += 1;
  }
  return { phase: "in", seconds: 0, left: 0, step: 0, breaths, msToNext: 1000 };
}
