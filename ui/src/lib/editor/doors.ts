import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { plainText } from "./pasted";

/** Pictures that are pasted or dropped go to the page; only text goes into the text, and comes out of it. */
export function doors(take: (files: File[]) => void): Extension {
  return EditorView.domEventHandlers({
    paste({ clipboardData: data }, view) {
      // Word processors put a picture of the words beside them.
      if (!data || data.getData("text/plain")) return false;
      const words = plainText(data.getData("text/html"));
      if (words !== "") {
        view.dispatch(view.state.replaceSelection(view.state.toText(words)), {
          userEvent: "input.paste",
          scrollIntoView: true,
        });
        return true;
      }
      const files = others(data);
      if (files.length > 0) take(files);
      return files.length > 0;
    },
    copy: nothingOfNothing,
    cut: nothingOfNothing,
    drop(event, view) {
      const files = others(event.dataTransfer);
      if (files.length === 0) return false;
      event.preventDefault();
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null) view.dispatch({ selection: { anchor: at } });
      take(files);
      return true;
    },
  });
}

/** An editor for programs takes the whole line where nothing is selected; here that would be a paragraph gone. */
function nothingOfNothing(_event: ClipboardEvent, view: EditorView): boolean {
  return view.state.selection.ranges.every((range) => range.empty);
}

function others(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => !file.type.startsWith("text/"));
}
