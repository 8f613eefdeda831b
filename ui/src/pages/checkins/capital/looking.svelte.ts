/** How the person likes to look: it stays so while Cairn is open, and where they were in it. */
class Looking {
  how = $state<"list" | "one">("list");
  place = $state(0);
}

export const looking = new Looking();
