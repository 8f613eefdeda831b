// Where an urge may be after so much of the chosen time, and which words go with it: pure, so that the page only draws.

type WavePart = "arrive" | "rise" | "crest" | "ease" | "shore";
/** `line` counts the part's lines from 1; `minutesLeft` counts down to 1, and is 0 when it is over. */
type WaveMoment = {
  part: WavePart;
  line: number;
  through: number;
  minutesLeft: number;
  over: boolean;
};

/** What each part takes of the whole, and how many lines there are for it. */
export const waveParts: { part: WavePart; share: number; lines: number }[] = [
  { part: "arrive", share: 0.1, lines: 2 },
  { part: "rise", share: 0.25, lines: 5 },
  { part: "crest", share: 0.2, lines: 4 },
  { part: "ease", share: 0.3, lines: 5 },
  { part: "shore", share: 0.15, lines: 2 },
];

/** A line stays for about as long as this, or longer: new words all the time would press. */
const lineMs = 45_000;
const crestAt = 0.42;

/** The moment of a wave of `total` milliseconds, `elapsed` milliseconds after it began. */
export function waveAt(elapsed: number, total: number): WaveMoment {
  const over = elapsed >= total;
  const through = Math.min(1, Math.max(0, elapsed / total));
  const minutesLeft = Math.max(0, Math.ceil((total - elapsed) / 60_000));
  let begins = 0;
  let last: { part: WavePart; line: number } = { part: "arrive", line: 1 };
  for (const { part, share, lines } of waveParts) {
    const said = Math.min(lines, Math.max(1, Math.round((share * total) / lineMs)));
    const line = Math.floor(((through - begins) / share) * said) + 1;
    last = { part, line: Math.min(said, line) };
    begins += share;
    if (through < begins) break;
  }
  return { ...last, through, minutesLeft, over };
}

/** How high the wave stands, from 0 to 1. */
export function waveHeight(through: number): number {
  const turn = through < crestAt ? through / crestAt : 1 + (through - crestAt) / (1 - crestAt);
  return (1 - Math.cos(Math.PI * turn)) / 2;
}
