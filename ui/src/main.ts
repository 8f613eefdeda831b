import "./styles/tokens.css";
import "./styles/base.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { listenForChanges } from "$lib/live.svelte";
import { session } from "$lib/session.svelte";
import { showDevice } from "$lib/theme";
import { attempt } from "$lib/toasts.svelte";

async function begin(target: HTMLElement): Promise<void> {
  await Promise.all([attempt(listenForChanges), session.follow(), attempt(showDevice)]);
  mount(App, { target });
}

const target = document.getElementById("app");
if (target) void begin(target);
