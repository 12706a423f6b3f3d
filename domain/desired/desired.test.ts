// Files held against what is known: what a plan puts back and what the file accepts is gone afterwards.
import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import * as yaml from "yaml";
import { actionOf } from "../actions/registry.ts";
import { compareDesired } from "./compare.ts";
import type { Fix } from "./difference.ts";
import type { DesiredDocument } from "./document.ts";
import { exportDesired } from "./export.ts";
import { exportable } from "./exportable.ts";
import { desiredJsonSchema } from "./json-schema.ts";
import type { Known, KnownChannel, KnownGroup, KnownMember, KnownPerson, KnownSpace } from "./known.ts";
import { type ParseResult, parseDesired } from "./parse.ts";
import { partsOf } from "./parts.ts";
import { addings, externals, mentionAlls, postings, types } from "./values.ts";
import { editText, readPlain } from "./yaml-text.ts";

const parsed = (text: string): ParseResult => parseDesired(text, readPlain(yaml, text));

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

const names = ["Ada", "Bob", "Cem", "Dora", "Eve"];
const everyone: readonly KnownPerson[] = [
  ...names.map((name) => ({
    ...{ key: `u-${name.toLowerCase()}`, userId: `u-${name}`, memberId: `m-${name}`, name },
    ...{ email: `${name.toLowerCase()}@acme.example`, isExternal: false },
  })),
  { key: "m-Outsider", userId: "", memberId: "m-Outsider", name: "Outsider", email: "", isExternal: true },
];
const account = everyone.filter(({ isExternal }) => !isExternal);
const eve = account.at(-1);
const refs = everyone.map(({ email, memberId }) => email || memberId);

const some = <T>(items: readonly T[]) => fc.subarray([...items]);
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const members = fc.tuple(oneOf(...account), some(everyone), some(account)).map(([owner, in_, admins]) => {
  const rest = in_.filter((person) => person !== owner);
  return [
    { ...owner, role: "owner" as const },
    ...rest.map((person) => ({ ...person, role: admins.includes(person) ? ("admin" as const) : ("member" as const) })),
  ] satisfies KnownMember[];
});
const groupsAmong = (among: readonly KnownMember[]) =>
  fc.uniqueArray(
    fc.record({ name: oneOf("on-call", "leads", "night"), description: oneOf("", "Who to ask"), people: some(among) }),
    { selector: ({ name }) => name, maxLength: 3 },
  );
const channel = (id: string, name: string) =>
  members
    .chain((in_) => fc.tuple(fc.constant(in_), groupsAmong(in_)))
    .chain(([in_, groups]) =>
      fc.record({
        ...{
          id: fc.constant(id),
          name: oneOf(name, `${name} old`, "yes", '#1: "x"', "été  - 2"),
          type: oneOf(1, 2, 3, 5),
          isArchived: fc.boolean(),
        },
        ...{ posting: oneOf(1, 2), adding: oneOf(1, 2), mentionAll: oneOf(1, 2, 3), external: oneOf(0, 1, 2, 3) },
        ...{ seesHistory: fc.boolean(), retention: oneOf("", "30d", "1y"), spaceId: oneOf(null, "s1", "s2") },
        isGeneral: fc.constant(false),
        members: fc.constant(in_),
        mentionGroups: fc.constant(
          groups.map((group, n): KnownGroup => ({ ...group, people: [...group.people], id: `${id}-g${n}` })),
        ),
      }),
    )
    .map((made): KnownChannel => ({ ...made, ...ofType(made) }));
/** What a type leaves no choice in. */
const ofType = ({ type, adding, external }: Pick<KnownChannel, "type" | "adding" | "external">) => ({
  adding: type >= 3 ? 1 : adding,
  external: type === 2 || type === 3 ? 0 : external,
});
const space = (id: string, name: string) =>
  fc.record({
    ...{ id: fc.constant(id), name: oneOf(name, `${name} old`), description: oneOf("", "For all") },
    ...{ adding: oneOf(1, 2), external: oneOf(0, 1, 2, 3), bringingIn: oneOf(1, 2), members },
  }) satisfies fc.Arbitrary<KnownSpace>;
/** A space's own, which Zoom moves nowhere. */
const general = channel("g1", "Platform").map(
  (made): KnownChannel => ({ ...made, name: "Platform", isArchived: false, spaceId: "s1", isGeneral: true }),
);
const known: fc.Arbitrary<Known> = fc.record({
  channels: fc.tuple(channel("c1", "sales"), channel("c2", "support"), general),
  spaces: fc.tuple(space("s1", "Platform"), space("s2", "Field")),
  people: fc.boolean().map((isEveActive) => account.map((one) => ({ ...one, isActive: isEveActive || one !== eve }))),
  ...{ isWhole: fc.constant(true), seesRetention: fc.constant(true) },
  oldestAtMs: fc.constant(null),
});

const part = <T extends object>(record: fc.Arbitrary<T>) =>
  fc.tuple(record, fc.array(fc.nat(20))).map(([whole, picks]) => {
    const entries = Object.entries(whole).filter(([name], n) => name === "id" || picks.includes(n));
    return Object.fromEntries(entries) as Partial<T>;
  });
const set = <T>(items: fc.Arbitrary<T[]>) =>
  fc.oneof(
    items,
    items.map((only) => ({ only })),
  );
const wantedGroup = fc
  .tuple(
    oneOf("on-call", "leads", "night"),
    part(fc.record({ description: oneOf("", "Ask"), members: set(some(refs)) })),
  )
  .map(([name, rest]) => ({ name, ...rest }));
const wantedChannel = (id: string) =>
  part(
    fc.record({
      ...{ id: fc.constant(id), name: oneOf("sales", "support", "new"), archived: fc.boolean() },
      ...{ type: oneOf("private", "private-account-only", "public"), owner: oneOf(...refs) },
      settings: part(
        fc.record({
          ...{ posting: oneOf("everyone", "administrators"), mentionAll: oneOf("everyone", "nobody") },
          ...{
            adding: oneOf("members", "administrators"),
            history: fc.boolean(),
            external: oneOf("nobody", "account"),
          },
        }),
      ),
      ...{ retention: oneOf("default", "30d", "2 years"), administrators: set(some(refs)), members: set(some(refs)) },
      mentionGroups: set(fc.uniqueArray(wantedGroup, { selector: ({ name }) => name, maxLength: 3 })),
    }),
  );
const wantedSpace = (id: string) =>
  part(
    fc.record({
      ...{ id: fc.constant(id), name: oneOf("Platform", "New"), description: oneOf("", "New") },
      ...{ owner: oneOf(...refs), administrators: set(some(refs)), members: set(some(refs)) },
      settings: part(fc.record({ adding: oneOf("members", "administrators"), external: oneOf("nobody", "account") })),
      channels: set(some(["c1", "c2", "g1"])),
    }),
  );
const file = fc
  .record({
    version: fc.constant(1),
    channels: fc.tuple(wantedChannel("c1"), wantedChannel("c2")),
    spaces: fc.tuple(wantedSpace("s1"), wantedSpace("s2")),
  })
  // A channel is in one space.
  .map(({ spaces: [one, other], ...rest }) => ({ ...rest, spaces: [one, { ...other, channels: undefined }] }));

/** Undefined where the file contradicts itself. */
function read(text: string): DesiredDocument | undefined {
  const result = parsed(text);
  return result.is === "right" ? result.parsed.document : undefined;
}

const isMeant = (
  person: KnownPerson,
  { memberId, userId }: { readonly memberId?: unknown; readonly userId?: unknown },
) => (memberId ? person.memberId === memberId : person.userId !== "" && person.userId === userId);

/** A Zoom that does what it is told, and refuses what Zoom does. */
function applied(state: Known, fixes: readonly Fix[]): Known {
  const channels = state.channels.map((row): Writable<KnownChannel> => ({ ...row }));
  const spaces = state.spaces.map((row): Writable<KnownSpace> => ({ ...row }));
  for (const { actionId, input, target } of fixes) {
    const action = actionOf(actionId);
    v.parse(action.input, input);
    v.parse(action.resource.target, target);
    const own = channels.find(({ id }) => id === target.channelId);
    const place = spaces.find(({ id }) => id === target.spaceId);
    const holder = own ?? place;
    const person = everyone.find((one) => isMeant(one, target));
    const isIn = (one: KnownPerson) => holder?.members?.some(({ key }) => key === one.key) ?? false;
    const withRole = (role: KnownMember["role"] | "none") => {
      if (!holder || !person) throw new Error(`${actionId} of nobody`);
      if (holder.members?.some(({ key, role: now }) => key === person.key && now === "owner"))
        throw new Error(`${actionId} of the owner`);
      if (/^(?:demote|remove|promote)/.test(actionId) !== isIn(person))
        throw new Error(`${actionId} of ${person.name}`);
      if (role === "admin" && person.isExternal) throw new Error(`${actionId} of an outsider`);
      const others = (holder.members ?? []).filter(({ key }) => key !== person.key);
      holder.members = role === "none" ? others : [...others, { ...person, role }];
      if (own && role === "none") own.mentionGroups = own.mentionGroups?.map((one) => without(one, person)) ?? null;
    };
    const group = own?.mentionGroups?.find(({ id }) => id === target.groupId);
    const withGroup = (next: KnownGroup | undefined) => {
      if (!own) throw new Error(`${actionId} without a channel`);
      own.mentionGroups = [...(own.mentionGroups ?? []).filter((one) => one !== group), ...(next ? [next] : [])];
    };
    if (actionId === "set-channel-settings" && own) {
      const { seesHistory = own.seesHistory, ...rest } = input as Partial<KnownChannel>;
      Object.assign(own, rest, { seesHistory });
      Object.assign(own, ofType(own));
    } else if (actionId === "set-space-settings" && place) {
      const { channels: bringingIn = place.bringingIn, ...rest } = input as { channels?: number };
      Object.assign(place, rest, { bringingIn });
    } else if (actionId === "transfer-spaces" && place) {
      const to = place.members?.find((one) => isMeant(one, input));
      if (!to || to.isExternal) throw new Error("only members of the account in it can own it");
      place.members = (place.members ?? []).map((one) => ({
        ...one,
        role: one === to ? "owner" : one.role === "owner" ? "admin" : one.role,
      }));
    } else if (actionId === "archive-channels" && own) own.isArchived = true;
    else if (actionId === "unarchive-channels" && own) own.isArchived = false;
    else if (actionId === "set-retention" && own) own.retention = (input as { period: string | null }).period ?? "";
    else if (actionId.startsWith("move-") && own?.isGeneral) throw new Error("the general channel stays");
    else if (actionId === "move-channels-in" && own) own.spaceId = String(target.spaceId);
    else if (actionId === "move-channels-out" && own) own.spaceId = null;
    else if (/^(?:invite-members|add-to-spaces|demote)/.test(actionId)) withRole("member");
    else if (/^(?:invite-administrators|add-administrators|promote)/.test(actionId)) withRole("admin");
    else if (/^remove-(?:members|from-spaces)/.test(actionId)) withRole("none");
    else if (actionId === "create-mention-groups") {
      const people = target.people as { memberId: string; userId: string }[];
      const in_ = everyone.filter((one) => people.some((given) => isMeant(one, given)));
      if (in_.length !== people.length || !in_.every(isIn)) throw new Error("a group of people who are not there");
      const { description } = input as { description: string };
      withGroup({
        id: `${String(target.channelId)}-${String(target.name)}`,
        name: String(target.name),
        description,
        people: in_,
      });
    } else if (actionId === "delete-mention-groups") withGroup(undefined);
    else if (actionId === "edit-mention-groups" && group) withGroup({ ...group, ...input });
    else if (actionId === "add-to-mention-groups" && group && person && isIn(person))
      withGroup({ ...group, people: [...group.people, person] });
    else if (actionId === "remove-from-mention-groups" && group && person) withGroup(without(group, person));
    else throw new Error(`${actionId} is not known here`);
  }
  return { ...state, channels, spaces };
}

const without = (group: KnownGroup, { key }: KnownPerson): KnownGroup => ({
  ...group,
  people: group.people.filter((person) => person.key !== key),
});

const planOf = (document: DesiredDocument, state: Known): readonly Fix[] => {
  const { differences } = compareDesired(document, state);
  return (["me", "account"] as const).flatMap((connection) =>
    partsOf(differences, connection).parts.flatMap(({ actionId, input, targets }) =>
      targets.map((target): Fix => ({ connection, actionId, input, target })),
    ),
  );
};

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
      expect(planOf(document, now)).toEqual([]);
      const left = compareDesired(document, now).differences;
      for (const { note } of left) expect(note).toMatch(/^[A-Z].*\.$/);
      // What no plan can put back was there before, save of a group whose people the file takes out of the channel.
      const told = new Set(first.filter((one) => one.fixes.length === 0).map(({ id }) => id));
      const isTaken = fixes.some(({ actionId }) => actionId === "remove-members");
      for (const { id, field } of left) if (field !== "mentioned" || !isTaken) expect(told).toContain(id);
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
      const options = { of: new Set(of), isExact, schemaUrl: "https://console.example/schema.json" };
      let text = "";
      for await (const piece of exportDesired(oneByOne(state.channels), oneByOne(state.spaces), options)) text += piece;
      const result = parsed(text);
      if (result.is === "wrong") throw new Error(`${JSON.stringify(result.problems)} in ${text}`);
      expect(compareDesired(result.parsed.document, state)).toEqual({ differences: [], blanks: [] });
    }),
    { numRuns: 200 },
  );
});

async function* oneByOne<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (const row of rows) yield [row];
}

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

test("what was not read yet differs in nothing", () => {
  const [one] = fc.sample(channel("c1", "sales"), 1);
  const [place] = fc.sample(space("s1", "Platform"), 1);
  if (!one || !place) throw new Error("no sample");
  const state = (members: KnownSpace["members"], isWhole: boolean): Known => ({
    channels: [{ ...one, spaceId: null }],
    spaces: [{ ...place, members }],
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

test("the JSON Schema is the one that is served", async () => {
  await expect(`${JSON.stringify(desiredJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    "../../public/channelkeeper.schema.json",
  );
  for (const values of [types, postings, addings, mentionAlls, externals])
    expect(JSON.stringify(desiredJsonSchema())).toContain(JSON.stringify(values.nameOf(1)));
});
