import { Typed } from "$lib/typed.svelte";

/** Statements that are being changed, by id, or written anew, by area. They stay while Cairn is open. */
export const statementForms = new Typed<{ words: string }>("statement");

/** Which form is open: the id of a statement, or the area of a new one. */
export const writing = $state<{ open: string | null }>({ open: null });
