import type {
  ContactChannel,
  Help,
  HelpContact,
  PartRule,
  PlanLine,
  PlanPart,
  PlanSection,
  WholePlan,
} from "$lib/api";

/** For tests: what the core would give, as plain as can be. */
const plainRule: PartRule = {
  kinds: [],
  note: false,
  tried: false,
  status: false,
  done: false,
  contact: "none",
};

export function lineWith(words: string, more: Partial<PlanLine> = {}): PlanLine {
  return {
    id: words,
    words,
    kind: null,
    note: "",
    status: null,
    tried: null,
    done: false,
    contact: null,
    person: null,
    shown: true,
    ...more,
  };
}

export function sectionWith(part: PlanPart, lines: PlanLine[], rule: Partial<PartRule> = {}): PlanSection {
  return { part, lines, rule: { ...plainRule, ...rule } };
}

export function planWith(...sections: PlanSection[]): WholePlan {
  return { sections, makers: [], body: [] };
}

export function personWith(name: string, number: string | null): HelpContact {
  const phone: ContactChannel = {
    id: name,
    kind: "phone",
    label: "",
    value: number ?? "",
    display: number ?? "",
    opens: true,
  };
  return { contact: name, name, role: "friend", channels: number === null ? [] : [phone] };
}

export function helpWith(contacts: HelpContact[] = []): Help {
  const way = { way: "call" as const, words: "" };
  return {
    region: "DE",
    regionName: "Germany",
    regionFromTimeZone: true,
    emergency: [{ ...way, dial: "112", display: "112" }],
    helplines: [
      {
        id: "l1",
        whose: "cairn",
        name: "A line",
        purpose: "",
        ways: [
          { ...way, way: "text", dial: "", display: "" },
          { ...way, dial: "0800", display: "0800 111" },
        ],
      } as unknown as Help["helplines"][number],
    ],
    hiddenHelplines: [],
    contacts,
    regions: [],
  };
}
