import { remember, touched } from "./forms";

type Fields = Record<string, unknown>;
type Form<Answers> = { answers: Answers; begun: string };

/**
 * What is typed into forms and is neither kept nor given up yet, by form. It is there again after another page, and
 * after Cairn was locked. For the words of one field, see `Typed`.
 */
export class Unsaved<Answers extends object> {
  #all = new Map<string, Form<Answers>>();
  #cameBack = new Map<string, Fields>();

  /** `kind`: what these forms are, a name of its own that does not change. */
  constructor(kind: string) {
    remember(kind, {
      begun: () => Object.fromEntries([...this.#cameBack, ...this.#typed()]),
      bringBack: (begun) => (this.#cameBack = new Map(Object.entries(begun as Record<string, Fields>))),
    });
  }

  /** What is typed into this form so far; `begin` gives what it opens with. */
  of(form: string, begin: () => Answers): Answers {
    const there = this.#all.get(form);
    if (there) return there.answers;
    const answers = begin();
    this.#all.set(form, { answers, begun: JSON.stringify(fieldsOf(answers)) });
    fill(answers, this.#cameBack.get(form) ?? {});
    this.#cameBack.delete(form);
    return answers;
  }

  has(form: string): boolean {
    return this.#all.has(form) || this.#cameBack.has(form);
  }

  /** It is kept, or given up. */
  drop(form: string): void {
    this.#all.delete(form);
    this.#cameBack.delete(form);
    touched();
  }

  /** Forms that are not as they opened. */
  #typed(): [string, Fields][] {
    return [...this.#all]
      .map(([form, { answers, begun }]) => ({ form, fields: fieldsOf(answers), begun }))
      .filter(({ fields, begun }) => JSON.stringify(fields) !== begun)
      .map(({ form, fields }) => [form, fields]);
  }
}

/** What a form holds: its own fields, and its `$state`, which a class keeps behind accessors. */
function fieldsOf(answers: object): Fields {
  const fields: Fields = { ...answers };
  const shape = Object.getPrototypeOf(answers) as object;
  if (shape === Object.prototype) return fields;
  for (const [name, { get, set }] of Object.entries(Object.getOwnPropertyDescriptors(shape))) {
    if (get && set) fields[name] = (answers as Fields)[name];
  }
  return fields;
}

/** Puts back what still fits: another Cairn may have had other fields. */
function fill(answers: object, fields: Fields): void {
  for (const [name, now] of Object.entries(fieldsOf(answers))) {
    const before = fields[name];
    if (before === undefined || !alike(now, before)) continue;
    (answers as Fields)[name] = isRecord(now) && isRecord(before) ? { ...now, ...before } : before;
  }
}

function alike(one: unknown, other: unknown): boolean {
  if (one === null || other === null) return true;
  return typeof one === typeof other && Array.isArray(one) === Array.isArray(other);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
