/** How the person likes to write, for as long as Cairn is open. */
export const habits = $state({ plain: false });
