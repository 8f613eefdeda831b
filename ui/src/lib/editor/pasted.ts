/** What begins a line of its own. */
const blocks = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL".split(
    " ",
  ),
);
/** What an empty line sets apart. */
const apart = new Set("BLOCKQUOTE H1 H2 H3 H4 H5 H6 P PRE TABLE".split(" "));
/** What is not read. */
const unread = new Set("HEAD SCRIPT STYLE TEMPLATE TITLE".split(" "));

/** The words of HTML, with its lines: for what comes without a plain text of its own. Nothing in it runs or is fetched. */
export function plainText(html: string): string {
  if (html === "") return "";
  const page = new Words();
  page.read(new DOMParser().parseFromString(html, "text/html").body);
  // Programs write spaces as fixed ones, so that they are kept.
  return page.text.replaceAll("\u00a0", " ").trim();
}

class Words {
  text = "";
  /** how many line breaks are due before the next word */
  #due = 0;

  read(node: Node, kept = false): void {
    for (const child of node.childNodes) {
      if (child instanceof Text) this.#add(child.data, kept);
      else if (child instanceof Element) this.#element(child, kept);
    }
  }

  #element(element: Element, kept: boolean): void {
    const { tagName: name } = element;
    if (unread.has(name)) return;
    if (name === "BR") {
      this.text += "\n";
      return;
    }
    const lines = apart.has(name) ? 2 : blocks.has(name) ? 1 : 0;
    this.#due = Math.max(this.#due, lines);
    if (name === "LI") this.#add(listMark(element), true);
    if (name === "TD" && element.previousElementSibling) this.#add("\t", true);
    this.read(element, kept || name === "PRE");
    this.#due = Math.max(this.#due, lines);
  }

  #add(words: string, kept: boolean): void {
    const shown = kept ? words : words.replaceAll(/[ \t\r\n]+/g, " ");
    const begins = this.#due > 0 || this.text === "" || /\s$/.test(this.text);
    if (!kept && begins && shown.trim() === "") return;
    if (this.#due > 0 && this.text !== "") this.text = this.text.trimEnd() + "\n".repeat(this.#due);
    this.#due = 0;
    this.text += !kept && begins ? shown.replace(/^ /, "") : shown;
  }
}

function listMark(item: Element): string {
  const list = item.parentElement;
  let depth = "";
  for (
    let outer = list?.parentElement?.closest("ol, ul");
    outer;
    outer = outer.parentElement?.closest("ol, ul")
  )
    depth += "    ";
  return depth + (list?.tagName === "OL" ? `${[...list.children].indexOf(item) + 1}. ` : "- ");
}
