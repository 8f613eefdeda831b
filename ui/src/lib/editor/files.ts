import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Pictures that are pasted or dropped go to the page; only text goes into the text. */
export function fileDoors(take: (files: File[]) => void): Extension {
  return EditorView.domEventHandlers({
    paste(event) {
      const files = others(event.clipboardData);
      // Word processors put a picture of the words beside them.
      if (files.length === 0 || event.clipboardData?.getData("text/plain")) return false;
      event.preventDefault();
      take(files);
      return true;
    },
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

function others(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => !file.type.startsWith("text/"));
}
