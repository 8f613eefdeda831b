import { describe, expect, it, vi } from "vitest";
import { isPlaced, photoMark, withoutPhoto } from "./photos";

vi.mock("@tauri-apps/api/core", () => ({ convertFileSrc: (id: string) => id, invoke: () => undefined }));

describe("photos in a text", () => {
  it("are placed by their mark, with or without a description", () => {
    expect(isPlaced(`one\n\n${photoMark("p-1")}\n\ntwo`, "p-1")).toBe(true);
    expect(isPlaced("one ![the sea](photo:p-1) two", "p-1")).toBe(true);
    expect(isPlaced(photoMark("p-12"), "p-1")).toBe(false);
  });

  it("are taken out with the empty line after them, and nothing else is", () => {
    expect(withoutPhoto(`one\n\n${photoMark("p-1")}\n\ntwo ${photoMark("p-2")}`, "p-1")).toBe(
      `one\n\ntwo ${photoMark("p-2")}`,
    );
    expect(withoutPhoto("one\r\n\r\n![sea](photo:p-1)\r\n\r\ntwo", "p-1")).toBe("one\r\n\r\ntwo");
    expect(withoutPhoto("nothing here", "p-1")).toBe("nothing here");
  });
});
