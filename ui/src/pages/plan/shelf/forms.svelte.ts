import { Typed } from "$lib/typed.svelte";

/** Links that were typed and not kept: by the thing or, for a new one, "new". */
export const linkForms = new Typed<{ title: string; link: string }>("link");
