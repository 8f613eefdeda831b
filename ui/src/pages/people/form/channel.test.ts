import { expect, it } from "vitest";
import { lookAt } from "./channel";

it("says what will not open, and says nothing of what does", () => {
  expect(lookAt("link", "https://meet.example.org/room")).toBeNull();
  for (const link of ["http://example.org", "meet.example.org", "https://", "javascript:alert(1)"])
    expect(lookAt("link", link), link).toBe("http");
  expect(lookAt("sign", "http://example.org")).toBe("http");
  expect(lookAt("sign", "116 123")).toBe("number");
  expect(lookAt("email", "mara")).toBe("noAt");
  expect(lookAt("email", "mara@example.org")).toBeNull();
  expect(lookAt("phone", "030 123")).toBe("number");
  for (const kind of ["address", "note"] as const) expect(lookAt(kind, "By the blue door")).toBeNull();
  expect(lookAt("link", "  ")).toBeNull();
});
