/**
 * The zone that is meant: as it stands in the list or, whatever the case and the spaces, by its last part alone where only
 * one place is called so. What is none of these stays as it was typed.
 */
export function zoneOf(typed: string, zones: string[]): string {
  const wanted = folded(typed);
  if (wanted === "") return "";
  const whole = zones.find((zone) => folded(zone) === wanted);
  if (whole !== undefined) return whole;
  const places = zones.filter((zone) => folded(zone.split("/").at(-1) ?? "") === wanted);
  return places.length === 1 && places[0] !== undefined ? places[0] : typed.trim();
}

function folded(text: string): string {
  return text.trim().toLowerCase().replaceAll(" ", "_");
}
