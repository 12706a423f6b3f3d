// Anchors and aliases, and what is wrong with a file before anything in it is looked at.
import { expect, test } from "vitest";
import * as yaml from "yaml";
import { parseDesired } from "./parse.ts";
import { editText, readPlain } from "./yaml-text.ts";

const text = `version: 1
channels:
  - id: a
    members: &ops
      - ada@x.example # leads
      - bob@x.example
    settings: &s
      posting: everyone
    owner: &boss ada@x.example
  - id: b
    members: *ops
    settings: *s
    owner: *boss
  - id: c
    members:
      only: *ops
    settings: *s
`;
const own = ["channels", 0];
const other = ["channels", 1];

test("what is accepted where an alias stands changes nothing of what it stands for", () => {
  const edited = editText(yaml, text, [
    { do: "delete", path: [...other, "members", 0] },
    { do: "add", path: ["channels", 2, "members", "only"], value: "cem@x.example" },
    { do: "set", path: [...other, "settings", "posting"], value: "administrators" },
    { do: "set", path: [...other, "owner"], value: "bob@x.example" },
  ]);
  expect(edited).toBe(`version: 1
channels:
  - id: a
    members: &ops
      - ada@x.example # leads
      - bob@x.example
    settings: &s
      posting: everyone
    owner: &boss ada@x.example
  - id: b
    members:
      - bob@x.example
    settings:
      posting: administrators
    owner: bob@x.example
  - id: c
    members:
      only:
        - ada@x.example # leads
        - bob@x.example
        - cem@x.example
    settings: *s
`);
});

test.each([
  ["changed", [{ do: "delete", path: [...own, "members", 0] }]],
  ["set", [{ do: "set", path: [...own, "owner"], value: "bob@x.example" }]],
  ["removed with all around it", [{ do: "delete", path: own }]],
  ["changed in several places", [0, 1].map((n) => ({ do: "add", path: ["channels", n, "members"], value: "c" }))],
] as const)("what aliases stand for stays what it is elsewhere when it is %s", (_, edits) => {
  const plainly = (of: string) => readPlain(yaml, of).value as { channels: unknown[] };
  const edited = plainly(editText(yaml, text, [...edits]));
  expect(edited).toEqual(plainly(editText(yaml, JSON.stringify(plainly(text)), [...edits])));
  expect(edited.channels.at(-1)).toEqual(plainly(text).channels.at(-1));
});

test.each([
  ["version: 1\nchannels: *these\n", 2, "Nothing before this is marked &these"],
  [
    `version: 1\na: &a [x, x]\n${"bcdefg".replace(/./g, (c, n) => `${c}: &${c} [${`*${"abcdefg"[n]}, `.repeat(9)}]\n`)}`,
    3,
    "An alias repeats too much",
  ],
  ["version: 1\n---\nversion: 1\n", 2, "more than one document: remove this line of ---"],
  ['version: 1\nchannels:\n  - name: "a\\0b"\n', 3, "a NUL (\\0)"],
  ['version: 1\nchannels:\n  - id: c1\n    members: [x, "\\ud800"]\n', 4, "half of a character"],
  ['version: 1\nspaces:\n  - id: s1\n    description: "a\\0b"\n', 4, "a NUL (\\0)"],
])("%j is refused by its line, with what to do", (wrong, line, message) => {
  expect(parseDesired(wrong, readPlain(yaml, wrong))).toEqual({
    is: "wrong",
    problems: [{ line, column: expect.any(Number), message: expect.stringContaining(message) }],
  });
});
