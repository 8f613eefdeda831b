/** Splitting words is slow: a piece takes a few milliseconds. */
const pieceLength = 2000;
const longest = 300_000;
const placedPhoto = /!\[[^\]\n]*\]\(photo:[^)\s]*\)/g;

/**
 * How many words a text has, in any script; null when `stale` said that nobody waits for it any more, and for a text
 * of hundreds of pages. It is counted a piece at a time, so that typing never waits.
 */
export async function countWords(
  text: string,
  language: string,
  stale: () => boolean = () => false,
): Promise<number | null> {
  if (text.length > longest) return null;
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  let count = 0;
  for (let at = 0; at < text.length;) {
    const end = endOfPiece(text, at);
    const piece = text.slice(at, end).replaceAll(placedPhoto, " ");
    for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) count += 1;
    at = end;
    if (at < text.length) await new Promise((resolve) => setTimeout(resolve, 4));
    if (stale()) return null;
  }
  return count;
}

/** Pieces end with a line or, where there is none for long, with a space. */
function endOfPiece(text: string, from: number): number {
  const limit = from + pieceLength;
  if (limit >= text.length) return text.length;
  const line = text.lastIndexOf("\n", limit);
  if (line > from) return line + 1;
  const space = text.lastIndexOf(" ", limit);
  return space > from ? space + 1 : limit;
}
