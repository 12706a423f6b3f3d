import { expect, test } from "vitest";
import { MOST_BYTES } from "../../../domain/desired/most-bytes.ts";
import { tooLargeText } from "./too-large-text.ts";

test("a file that is larger than what is kept is not put into the editor, and what to leave out is said", () => {
  expect(tooLargeText(MOST_BYTES)).toBeNull();
  expect(tooLargeText(MOST_BYTES + 5_060_000)).toMatch(/^The file has 13\.1 MB, .* 8 MB at most\. Leave out members/);
});
