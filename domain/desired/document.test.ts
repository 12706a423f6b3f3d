// Files as people write them: what is wrong with one is said where it stands, and what is theirs in it stays.
import { expect, test } from "vitest";
import * as yaml from "yaml";
import { parsed } from "../testing/desired-account.ts";
import { desiredJsonSchema } from "./json-schema.ts";
import { addings, externals, mentionAlls, postings, types } from "./values.ts";
import { editText } from "./yaml-text.ts";

test("what is wrong with a file is told by line and column, with what to do", () => {
  const problemsOf = (text: string) => {
    const result = parsed(text);
    return result.is === "wrong" ? result.problems : [];
  };
  expect(problemsOf("channels: []\n")).toEqual([
    { line: 1, column: 1, message: "Write version: 1 at the top of the file." },
  ]);
  const text = `version: 1
channels:
  - name: sales
    typ: public
  - archived: true
  - name: support
    type: open
    members:
      - 12
    retention: 200d
  - name: news
    type: public
    settings:
      adding: administrators
`;
  expect(problemsOf(text)).toEqual([
    {
      line: 4,
      column: 5,
      message: expect.stringMatching(/^There is no field "typ" here\. Use any of these: id, name,/),
    },
    { line: 5, column: 5, message: "Say which channel this is: give its ID or its name." },
    { line: 7, column: 5, message: expect.stringContaining('"open" is none of these: private, private-account-only') },
    { line: 9, column: 9, message: "Write an address or an ID in quotes: 12 is no text." },
    { line: 10, column: 5, message: "Zoom takes 1 to 90 days, 1 to 120 months or 1 to 10 years." },
    { line: 11, column: 5, message: expect.stringContaining("every member can add others") },
  ]);
  expect(problemsOf("version: 1\nchannels: [a\n")[0]).toMatchObject({ line: 3 });
  expect(problemsOf("version: 1\nversion: 1\n")[0]).toMatchObject({ line: 2, message: "Map keys must be unique." });
});

test("comments stay when the file accepts what is", () => {
  const text = `# Ours
version: 1
channels:
  - id: c1 # sales
    # Nobody posts here.
    archived: true
    administrators:
      only:
        - ada@acme.example # leads it
        - bob@acme.example
`;
  const next = editText(yaml, text, [
    { do: "set", path: ["channels", 0, "archived"], value: false },
    { do: "delete", path: ["channels", 0, "administrators", "only", 1] },
    { do: "add", path: ["channels", 0, "administrators", "only"], value: "cem@acme.example" },
  ]);
  expect(next).toBe(text.replace("archived: true", "archived: false").replace("bob@", "cem@"));
});

test("the JSON Schema is the one that is served", async () => {
  await expect(`${JSON.stringify(desiredJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    "../../public/channelkeeper.schema.json",
  );
  for (const values of [types, postings, addings, mentionAlls, externals])
    expect(JSON.stringify(desiredJsonSchema())).toContain(JSON.stringify(values.nameOf(1)));
});
