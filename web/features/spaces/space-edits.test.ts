import { describe, expect, test } from "vitest";
import { changeOf, editedLabels, editsOf, typedOf } from "./space-edits.ts";

const current = { name: "Platform", description: "", adding: 1, external: 0, channels: 1 };

describe("edits of a space", () => {
  test.each([
    ["nothing", {}, {}],
    ["what is as it was", { name: "Platform", adding: 1 }, {}],
    ["blanks around a text", { name: " Platform ", description: "  " }, {}],
    ["a name, without its blanks", { name: "Platforms " }, { name: "Platforms" }],
    ["settings", { external: 3, channels: 2 }, { external: 3, channels: 2 }],
  ])("%s", (_, typed, edits) => {
    expect(editsOf(current, typed)).toEqual(edits);
  });

  test("a text is kept as it is typed, and not when it is as it was", () => {
    expect(typedOf(current, { name: "Platform ", description: "", external: 0 })).toEqual({ name: "Platform " });
  });

  test("settings are sent only when edited, and only those: an administrator may not send any", () => {
    expect(changeOf({ name: "Platforms" })).toEqual({ name: "Platforms" });
    expect(changeOf({ description: "", external: 0 })).toEqual({ description: "", settings: { external: 0 } });
  });

  test("edits in words", () => {
    expect(editedLabels({ channels: 2, name: "x" })).toEqual(["name", "who can bring in channels"]);
  });
});
