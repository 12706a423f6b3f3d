import { describe, expect, test } from "vitest";
import { checkText, freeName } from "./text-rules.ts";

const group = (name: string) => ({ id: name, name, description: "" });

describe("the words of a group", () => {
  test.each([
    ["", "", "A group needs a name.", undefined],
    ["   ", "", "A group needs a name.", undefined],
    ["x".repeat(40), "y".repeat(500), undefined, undefined],
    ["x".repeat(41), "", "At most 40 characters: this has 41.", undefined],
    [" On-Call ", "", "The channel already has a group with this name.", undefined],
    ["night", "y".repeat(501), undefined, "At most 500 characters: this has 501."],
  ])("%j", (name, description, nameError, descriptionError) => {
    const errors = checkText({ name, description }, [group("on-call")]);
    expect(errors).toEqual({ name: nameError, description: descriptionError });
  });
});

test.each([
  ["leads", [], "leads"],
  ["leads", ["Leads"], "leads 2"],
  ["leads", ["leads", "leads 2"], "leads 3"],
  ["x".repeat(40), ["x".repeat(40)], `${"x".repeat(38)} 2`],
])("a free name for %s beside %j", (wanted, others, name) => {
  expect(freeName(wanted, others.map(group))).toBe(name);
});
