const blocks = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, table, th, td";

/** What an entry says, as the core made HTML of it and cleaned it. Each block runs the way its own script does. */
export function proseOf(html: string): DocumentFragment {
  // A document of the parser's runs nothing.
  const words = new DOMParser().parseFromString(html, "text/html").body;
  const prose = document.createDocumentFragment();
  prose.append(...words.childNodes);
  for (const block of prose.querySelectorAll<HTMLElement>(blocks)) block.dir = "auto";
  return prose;
}
