import "./quiet.css";

/** An attachment: while the element is there the window is quiet, without the rail of rooms. */
export function quietWindow(): () => void {
  document.documentElement.dataset.quiet = "";
  return () => delete document.documentElement.dataset.quiet;
}
