import { expect, test } from "vitest";
import type { PersonPage } from "../inventory/people.ts";
import { copyParts, copyRows } from "./copy-access.ts";

const person = (key: string, over: Partial<PersonPage> = {}): PersonPage => ({
  ...{ key, userId: key, memberId: `m-${key}`, name: key, email: `${key}@x.example`, isExternal: false },
  ...{ department: "", jobTitle: "", status: "active", statusSinceMs: null, goneAtMs: null, readAtMs: 1 },
  ...{ channels: [], spaces: [], mentionGroups: [], directoryGroups: [], moves: [] },
  ...over,
});
type Place = PersonPage["channels"][number];
const channel = (id: string, role: Place["role"], over: Partial<Place> = {}): Place => ({
  ...{ id, name: id.toUpperCase(), role, atMs: 1, type: 1, space: null, isArchived: false, members: 3, admins: 1 },
  ...over,
});
const place = (id: string) => ({ id, name: id.toUpperCase(), atMs: 1 });
const group = (id: string, channelId: string) => ({ ...place(id), channelId, channel: channelId.toUpperCase() });
const plain = () => ({ external: 1, isGeneral: false });
const rowsOf = (from: PersonPage, to: PersonPage, ruleOf: typeof plain = plain) =>
  new Map(copyRows({ from, to, ruleOf }).map((row) => [row.id, row]));

test("people come in as members, as administrators where the colleague is one, and never as the owner", () => {
  const rows = rowsOf(
    person("ann", { channels: [channel("a", "member"), channel("b", "admin"), channel("c", "owner")] }),
    person("bo"),
  );
  expect(rows.get("channel:a")).toMatchObject({ member: { actionId: "invite-members" }, admin: null, leftOut: null });
  expect(rows.get("channel:b")).toMatchObject({ admin: { actionId: "invite-administrators" } });
  expect(rows.get("channel:c")).toMatchObject({ note: expect.stringContaining("owner is not copied") });
});

test("what cannot be copied is left out, and says why", () => {
  const from = person("ann", {
    channels: [
      channel("in", "member"),
      channel("chat", "member", { type: 4 }),
      channel("old", "member", { isArchived: true }),
      channel("general", "member"),
      channel("inner", "member", { type: 2 }),
    ],
    directoryGroups: [place("team")],
  });
  const ruleOf = (id?: string) => ({ external: 1, isGeneral: id === "general" });
  const why = (to: PersonPage) => [...rowsOf(from, to, ruleOf).values()].map(({ leftOut }) => leftOut);
  expect(why(person("bo", { channels: [channel("in", "member")] }))).toEqual([
    "They are already in it.",
    "Group chats are not copied.",
    "It is archived. Unarchive it first.",
    "It comes with its space.",
    null,
    null,
  ]);
  expect(why(person("guest", { isExternal: true, status: "" })).slice(4)).toEqual([
    "Only people in this account can be in this channel.",
    "People from another account cannot be in a directory group.",
  ]);
  expect(new Set(why(person("cy", { status: "inactive" })))).toEqual(
    new Set(["They are deactivated. Activate them at Zoom first."]),
  );
  expect(new Set(why(person("ann")))).toEqual(new Set(["This is the same person."]));
});

test("a member whose colleague administers can only become an administrator", () => {
  const from = person("ann", { channels: [channel("a", "admin")] });
  const to = person("bo", { channels: [channel("a", "member")] });
  expect(rowsOf(from, to).get("channel:a")).toMatchObject({ member: null, admin: { actionId: "promote-members" } });
});

test("who is to be in a mention group comes into its channel first, in one change", () => {
  const from = person("ann", { channels: [channel("a", "admin")], mentionGroups: [group("g", "a")] });
  const rows = copyRows({ from, to: person("bo"), ruleOf: plain });
  const chosen = (...entries: [string, "member" | "admin"][]) => copyParts(rows, new Map(entries));
  const both = chosen(["mentionGroup:g", "member"], ["channel:a", "admin"]);
  expect(both.map(({ actionId }) => actionId)).toEqual(["invite-administrators", "add-to-mention-groups"]);
  expect(both[1]?.targets).toMatchObject([{ groupId: "g", channelId: "a", joins: true, userId: "bo" }]);
  expect(chosen(["mentionGroup:g", "member"])).toEqual([]);
  const archived = person("ann", { ...from, channels: [channel("a", "admin", { isArchived: true })] });
  expect(rowsOf(archived, person("bo")).get("mentionGroup:g")?.leftOut).toBe(
    "They are not in the channel A, which is left out.",
  );
});
