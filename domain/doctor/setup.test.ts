import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { approvalMessage } from "./approval-message.ts";
import { setupSteps } from "./setup.ts";

/** Without what makes it Markdown. */
const plain = (text: string): string =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/^(?:\d+\.|[->]) ?/gm, "")
    .replaceAll(/[*`]/g, "")
    .replaceAll(/\s+/g, " ");

const doc = readFileSync(new URL("../../docs/CONNECTING.md", import.meta.url), "utf8");
/** By their headings, which are numbered. */
const sections = new Map(
  doc
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf("\n")), plain(section)]),
);

test("docs/CONNECTING.md has the guide’s steps and no others, in their order", () => {
  const numbered = [...sections.keys()].filter((heading) => /^\d/.test(heading));
  expect(numbered).toEqual(setupSteps.map(({ title }, index) => `${index + 1}. ${title}`));
});

describe.each(setupSteps.map((step, index) => ({ ...step, heading: `${index + 1}. ${step.title}` })))(
  "$heading",
  ({ heading, points, worked }) => {
    test("says the same there", () => {
      const section = sections.get(heading) ?? "";
      for (const point of points) expect(section).toContain(point);
      expect(section).toContain(`It worked: ${worked}`);
    });
  },
);

test("the message to an administrator is the same there", () => {
  const message = plain(approvalMessage("https://channels.example.com"));
  expect(sections.get("3. Let the account allow it")).toContain(message.trim());
});
