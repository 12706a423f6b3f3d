// Files held against what is known: what a plan puts back and what the file accepts is gone afterwards.
import fc from "fast-check";
import { expect, test } from "vitest";
import * as yaml from "yaml";
import {
  account,
  applied,
  channel,
  file,
  known,
  parsed,
  planOf,
  read,
  some,
  space,
} from "../testing/desired-account.ts";
import { compareDesired } from "./compare.ts";
import type { Fix } from "./difference.ts";
import type { DesiredDocument } from "./document.ts";
import { exportDesired } from "./export.ts";
import { exportable } from "./exportable.ts";
import type { Known, KnownSpace } from "./known.ts";
import { editText } from "./yaml-text.ts";

test("a plan puts back what differs, and a second one is empty", () => {
  let planned = 0;
  fc.assert(
    fc.property(known, file, (state, raw) => {
      const document = read(JSON.stringify(raw));
      if (!document) return;
      const first = compareDesired(document, state).differences;
      const fixes = planOf(document, state);
      planned += fixes.length;
      const now = applied(state, fixes);
      // Into a new group of a channel that was archived nobody comes who is not known yet, and it is in no space that is
      // known: that is told, and planned then.
      const wasArchived = new Set(state.channels.flatMap(({ id, isArchived }) => (isArchived ? [id] : [])));
      const isTold = ({ actionId, target }: Fix) =>
        /^(?:(?:create|add-to)-mention-groups|move-channels-in)$/.test(actionId) &&
        wasArchived.has(String(target.channelId));
      expect(planOf(document, now).filter((fix) => !isTold(fix))).toEqual([]);
      const left = compareDesired(document, now).differences;
      for (const { note, fixes: then } of left) if (!then.some(isTold)) expect(note).toMatch(/^[A-Z].*\.$/);
      // What no plan can put back was there before, save of a group whose people the file takes out of the channel.
      const told = new Set(first.filter((one) => one.fixes.length === 0).map(({ id }) => id));
      const isTaken = fixes.some(({ actionId }) => actionId === "remove-members");
      for (const { id, field, fixes: then } of left)
        if (!then.some(isTold) && (field !== "mentioned" || !isTaken)) expect(told).toContain(id);
    }),
    { numRuns: 200 },
  );
  expect(planned).toBeGreaterThan(500);
});

test("what is accepted into the file differs no more", () => {
  fc.assert(
    fc.property(known, file, (state, raw) => {
      let text = JSON.stringify(raw);
      if (!read(text)) return;
      for (let round = 0; round < 4; round++) {
        const document = read(text);
        if (!document) throw new Error(`${JSON.stringify(parsed(text))} in ${text}`);
        const { differences } = compareDesired(document, state);
        if (differences.length === 0) return;
        text = editText(
          yaml,
          text,
          differences.flatMap(({ edits }) => edits),
        );
      }
      expect(compareDesired(read(text) ?? { version: 1 }, state).differences).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("what is exported says what is, in whole or in part", async () => {
  await fc.assert(
    fc.asyncProperty(known, some(exportable), fc.boolean(), async (state, of, isExact) => {
      const options = { of: new Set(of), isExact, isWhole: true, schemaUrl: "https://console.example/schema.json" };
      let text = "";
      for await (const piece of exportDesired(oneByOne(state.channels), oneByOne(state.spaces), options)) text += piece;
      const result = parsed(text);
      if (result.is === "wrong") throw new Error(`${JSON.stringify(result.problems)} in ${text}`);
      expect(compareDesired(result.parsed.document, state)).toEqual({ differences: [], blanks: [] });
    }),
    { numRuns: 200 },
  );
});

test("an export leaves out what was not read, and says that there may be more", async () => {
  const [one] = fc.sample(channel("c1", "sales"), 1);
  const [place] = fc.sample(space("s1", "Platform"), 1);
  if (!one || !place) throw new Error("no sample");
  const exportOf = async (of: KnownSpace, isWhole: boolean): Promise<string> => {
    const options = {
      of: new Set(exportable),
      isExact: true,
      isWhole,
      schemaUrl: "https://console.example/schema.json",
    };
    let text = "";
    const spaces = oneByOne([{ ...of, name: "Platform" }]);
    for await (const piece of exportDesired(oneByOne([{ ...one, spaceId: "s1" }]), spaces, options)) text += piece;
    return text;
  };
  const unread = await exportOf({ ...place, members: null, hasChannelsRead: false }, false);
  expect(unread).toContain("# Only a part of the account had been read");
  expect(read(unread)?.spaces).toMatchObject([{ id: "s1", name: "Platform" }]);
  for (const field of ["channels", "owner", "administrators", "members"])
    expect(read(unread)?.spaces?.[0]).not.toHaveProperty(field);
  const whole = await exportOf({ ...place, hasChannelsRead: true }, true);
  expect(whole).not.toContain("a part of the account");
  expect(read(whole)?.spaces?.[0]?.channels).toEqual({ only: ["c1"] });
});

async function* oneByOne<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (const row of rows) yield [row];
}

test("two channels of one name are told apart by ID only, and one named twice counts once", () => {
  const [one] = fc.sample(channel("c1", "sales"), 1);
  if (!one) throw new Error("no sample");
  const state = {
    channels: [one, { ...one, id: "c2" }],
    spaces: [],
    people: [],
    isWhole: true,
    seesRetention: false,
    oldestAtMs: null,
  };
  const blanksOf = (document: DesiredDocument) => compareDesired(document, state).blanks.map(({ message }) => message);
  expect(blanksOf({ version: 1, channels: [{ name: one.name }] })).toEqual([expect.stringContaining("Give the ID")]);
  expect(blanksOf({ version: 1, channels: [{ id: "c1" }, { id: "c1", retention: "1y" }] })).toEqual([
    expect.stringContaining("names this channel twice"),
  ]);
  expect(blanksOf({ version: 1, channels: [{ id: "c1", retention: "1y" }] })).toEqual([
    "Your Zoom role does not show you how long messages are kept.",
  ]);
});

test("whoever is to administer a channel or space comes in as an administrator, with one plan", () => {
  const [one] = fc.sample(channel("c1", "sales"), 1);
  const [place] = fc.sample(space("s1", "Platform"), 1);
  if (!one || !place) throw new Error("no sample");
  const people = account.map((person) => ({ ...person, isActive: true }));
  const state: Known = {
    channels: [{ ...one, members: [], isArchived: false }],
    spaces: [{ ...place, members: [] }],
    ...{ people, isWhole: true, seesRetention: true, oldestAtMs: null },
  };
  const administrators = ["ada@acme.example"];
  const document: DesiredDocument = {
    ...{ version: 1, channels: [{ id: "c1", administrators }], spaces: [{ id: "s1", administrators }] },
  };
  const fixes = planOf(document, state);
  expect(fixes.map(({ actionId, target }) => [actionId, target.email])).toEqual([
    ["invite-administrators", "ada@acme.example"],
    ["add-administrators-to-spaces", "ada@acme.example"],
  ]);
  expect(compareDesired(document, state).differences.map(({ note }) => note)).toEqual([null, null]);
  expect(compareDesired(document, applied(state, fixes)).differences).toEqual([]);
});

test("an archived channel of which no space is known may be in any", () => {
  const [one] = fc.sample(channel("c1", "sales"), 1);
  const [place] = fc.sample(space("s1", "Platform"), 1);
  if (!one || !place) throw new Error("no sample");
  const told = (isArchived: boolean) => {
    const state: Known = {
      channels: [{ ...one, spaceId: null, isGeneral: false, isArchived }],
      spaces: [{ ...place, hasChannelsRead: true }],
      ...{ people: [], isWhole: true, seesRetention: true, oldestAtMs: null },
    };
    const { differences, blanks } = compareDesired({ version: 1, spaces: [{ id: "s1", channels: ["c1"] }] }, state);
    return [...differences.map(({ is }) => is), ...blanks.map(({ message }) => message)];
  };
  expect(told(false)).toEqual(["Not in the space"]);
  expect(told(true)).toEqual([expect.stringContaining("does not tell which space an archived channel is in")]);
});

test("what was not read yet differs in nothing", () => {
  const [one] = fc.sample(channel("c1", "sales"), 1);
  const [place] = fc.sample(space("s1", "Platform"), 1);
  if (!one || !place) throw new Error("no sample");
  const state = (members: KnownSpace["members"], isWhole: boolean): Known => ({
    channels: [{ ...one, spaceId: null, isArchived: false }],
    spaces: [{ ...place, members, hasChannelsRead: members !== null }],
    ...{ people: [], isWhole, seesRetention: true, oldestAtMs: null },
  });
  const wanted: DesiredDocument = { version: 1, spaces: [{ id: "s1", channels: ["c1", "nowhere"] }] };
  const told = (known: Known) => {
    const { differences, blanks } = compareDesired(wanted, known);
    return [...differences.map(({ of, is }) => `${of}: ${is}`), ...blanks.map(({ message }) => message)];
  };
  for (const isWhole of [true, false])
    expect(told(state(null, isWhole))).toEqual(["Which channels are in the space has not been read yet."]);
  expect(told(state(place.members, false))).toEqual([
    `${one.name}: Not in the space`,
    "The inventory has not found the channel nowhere yet, and is still being read.",
  ]);
  expect(told(state(place.members, true))).toEqual([`${one.name}: Not in the space`, "nowhere: No such channel"]);
});

test("what is named twice is gone as a whole once the file accepts that it is not there", () => {
  const [one] = fc.sample(channel("c1", "sales"), 1);
  const [place] = fc.sample(space("s1", "Platform"), 1);
  if (!one || !place) throw new Error("no sample");
  const state: Known = {
    channels: [{ ...one, name: "sales", spaceId: null, members: [], mentionGroups: [], isArchived: false }],
    spaces: [place],
    ...{ people: account.map((person) => ({ ...person, isActive: true })), isWhole: true, seesRetention: true },
    oldestAtMs: null,
  };
  const text = `version: 1
channels:
  - id: c1
    members: [ada@acme.example, bob@acme.example, u-ada, ADA@acme.example]
    administrators:
      only: [cem@acme.example, u-Cem]
    mentionGroups:
      - name: leads
        members: [ada@acme.example]
      - name: Leads
spaces:
  - id: s1
    channels: [c1, sales, c1]
`;
  const document = read(text);
  if (!document) throw new Error("the file is wrong");
  const { differences } = compareDesired(document, state);
  const edits = differences.flatMap((one) => (one.of === "Bob" ? [] : one.edits));
  expect(editText(yaml, text, edits)).toBe(`version: 1
channels:
  - id: c1
    members: [bob@acme.example]
    administrators:
      only: []
    mentionGroups: []
spaces:
  - id: s1
    channels: []
`);
});
