import { beforeEach, expect, it, vi } from "vitest";

const vault = vi.hoisted(() => ({ forms: "", fails: false, slow: [] as (() => void)[] | null }));

vi.mock("./api", () => ({
  commands: {
    keepForms: (forms: string) => {
      if (vault.fails) return Promise.reject(new Error("the disk is full"));
      const keep = (): null => {
        vault.forms = forms;
        return null;
      };
      const { slow } = vault;
      return slow ? new Promise<void>((resolve) => slow.push(resolve)).then(keep) : Promise.resolve(keep());
    },
    keptForms: () => Promise.resolve(vault.forms),
  },
}));

/** Cairn as it begins: nothing is in memory, and the vault holds what it held. */
async function begins() {
  vi.resetModules();
  vi.stubGlobal("document", new EventTarget());
  const forms = await import("./forms");
  const { Typed } = await import("./typed.svelte");
  const { Unsaved } = await import("./unsaved");
  return { ...forms, Typed, Unsaved };
}

class Answers {
  name = "";
  more = { words: "", often: false };
  photo: File | null = null;
  #value = 1;
  get value(): number {
    return this.#value;
  }
  set value(value: number) {
    this.#value = value;
  }
  get double(): number {
    return this.#value * 2;
  }
}

beforeEach(() => Object.assign(vault, { forms: "", fails: false, slow: null }));

it("brings what was typed back after a lock, until it is kept or given up", async () => {
  let cairn = await begins();
  await cairn.follow();
  const lines = new cairn.Typed<{ words: string }>("line");
  const contacts = new cairn.Unsaved<Answers>("contact");
  lines.of("signs", { words: "" }).words = "no sleep";
  lines.of("places", { words: "the library" });
  const answers = contacts.of("new", () => new Answers());
  Object.assign(answers, { name: "Ro", value: 5, photo: new File(["x"], "x.png") });
  answers.more.words = "ring twice";
  contacts.of("untouched", () => new Answers());
  await cairn.handOver();
  expect(JSON.parse(vault.forms)).toEqual({
    line: { signs: { texts: { words: "no sleep" }, stored: { words: "" } } },
    contact: { new: { name: "Ro", more: { words: "ring twice", often: false }, value: 5 } },
  });

  cairn = await begins();
  await cairn.follow();
  // A page that was not opened in between keeps what is in its forms.
  await cairn.handOver();
  const again = new cairn.Typed<{ words: string }>("line");
  const contactsAgain = new cairn.Unsaved<Answers>("contact");
  expect(contactsAgain.has("new")).toBe(true);
  await cairn.handOver();
  expect(JSON.parse(vault.forms)).toHaveProperty("contact.new");
  expect(again.of("signs", { words: "" }).words).toBe("no sleep");
  const back = contactsAgain.of("new", () => new Answers());
  expect({ ...back, value: back.value, double: back.double }).toEqual({
    name: "Ro",
    more: { words: "ring twice", often: false },
    photo: null,
    value: 5,
    double: 10,
  });
  again.drop("signs");
  contactsAgain.drop("new");
  await cairn.handOver();
  expect(vault.forms).toBe("{}");
});

it("puts back only what still fits", async () => {
  const cairn = await begins();
  vault.forms = JSON.stringify({
    contact: { new: { name: 3, value: "five", more: { words: "w", gone: 1 }, older: "x" } },
  });
  await cairn.follow();
  const back = new cairn.Unsaved<Answers>("contact").of("new", () => new Answers());
  expect([back.name, back.value, back.more.words, back.more.often]).toEqual(["", 1, "w", false]);
  expect(back).not.toHaveProperty("older");
});

it("hands over again what could not be kept, and nothing before the vault is open", async () => {
  const cairn = await begins();
  const lines = new cairn.Typed<{ words: string }>("line");
  lines.of("signs", { words: "" }).words = "no sleep";
  await cairn.handOver();
  expect(vault.forms).toBe("");
  await cairn.follow();
  vault.fails = true;
  await expect(cairn.handOver()).rejects.toThrow();
  vault.fails = false;
  await cairn.handOver();
  expect(vault.forms).toContain("no sleep");
});

it("hands over one state after the other, however slow the disk is", async () => {
  const cairn = await begins();
  await cairn.follow();
  const line = new cairn.Typed<{ words: string }>("line").of("signs", { words: "" });
  vault.slow = [];
  line.words = "no";
  const first = cairn.handOver();
  line.words = "no sleep";
  const second = cairn.handOver();
  await vi.waitFor(() => expect(vault.slow).toHaveLength(1));
  line.words = "no sleep at all";
  vault.slow[0]?.();
  await first;
  await vi.waitFor(() => expect(vault.slow).toHaveLength(2));
  vault.slow[1]?.();
  await second;
  expect(vault.forms).toContain("no sleep at all");
});

it("keeps the vault’s as it was where it cannot be read", async () => {
  const cairn = await begins();
  vault.forms = "{";
  await expect(cairn.follow()).rejects.toThrow();
  new cairn.Typed<{ words: string }>("line").of("signs", { words: "" }).words = "x";
  await cairn.handOver();
  expect(vault.forms).toBe("{");
});
