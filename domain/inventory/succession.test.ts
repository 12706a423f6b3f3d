import { describe, expect, test } from "vitest";
import type { Candidate, Leaver, LeftChannel } from "./leavers.ts";
import { canPromoteIn, needsSuccessor, type ProposeBy, proposalFor, remainingIn, roleOf } from "./succession.ts";

const candidate = (key: string, role: Candidate["role"], lastActiveAtMs: number | null = null): Candidate => ({
  ...{ key, userId: key, memberId: "", name: key, email: `${key}@x.example` },
  ...{ role, lastActiveAtMs },
});
const leaver = (key: string, manager: Candidate | null = null): Leaver => ({
  ...{ key, userId: key, memberId: "", name: key, email: "", isExternal: false, department: "", jobTitle: "" },
  ...{ status: "inactive", statusSinceMs: null, goneAtMs: null, manager },
});
const channel = (over: Partial<LeftChannel>): LeftChannel => ({
  ...{ id: "c", name: "c", type: 1, space: null, isArchived: false, hasEveryone: false },
  ...{ members: 9, atMs: 1, ownerTask: null },
  ...{ leavers: [{ key: "gone", role: "owner" }], owner: null, candidates: [] },
  ...over,
});
const boss = candidate("boss", null);
const quiet = candidate("quiet", "admin");
const busy = candidate("busy", "admin", 50);
const earlier = candidate("earlier", "admin", 20);
const member = candidate("member", "member");

describe("a successor is proposed", () => {
  const by = (name: "administrator" | "manager"): ProposeBy => ({ by: name });
  test.each<[string, readonly Candidate[], Candidate | null, ProposeBy, string | null, string]>([
    [
      "the most active administrator",
      [quiet, earlier, busy, member],
      boss,
      by("administrator"),
      "busy",
      "administrator",
    ],
    ["one of whom nothing is known", [quiet, member], boss, by("administrator"), "quiet", "administrator"],
    ["the manager where nobody administers", [member], boss, by("administrator"), "boss", "manager"],
    ["a member where there is no manager", [member], null, by("administrator"), "member", "member"],
    ["nobody where nobody is left", [], null, by("administrator"), null, "nobody"],
    ["the manager first", [busy], boss, by("manager"), "boss", "manager"],
    ["an administrator where there is no manager", [busy], null, by("manager"), "busy", "administrator"],
    ["the same person", [busy], boss, { by: "one", person: member }, "member", "chosen"],
  ])("%s", (_name, candidates, manager, proposeBy, key, why) => {
    const proposal = proposalFor(channel({ candidates: [...candidates] }), (at) => leaver(at, manager), proposeBy);
    expect([proposal.successor?.key ?? null, proposal.why]).toEqual([key, why]);
  });

  test("with the role they have there", () => {
    const known = candidate("boss", "admin", 3);
    const propose = (candidates: Candidate[]) =>
      proposalFor(channel({ candidates }), (key) => leaver(key, boss), by("manager")).successor?.role;
    expect(propose([known])).toBe("admin");
    expect(propose([busy])).toBeNull();
  });
});

describe("what is left", () => {
  const inactive = { key: "other", name: "Other", isActive: false };
  const active = { ...inactive, isActive: true };
  const leads = (role: "owner" | "admin" | "member") => [{ key: "gone", role }];
  test.each<[string, Partial<LeftChannel>, ReturnType<typeof remainingIn>, boolean]>([
    ["of what they own", { candidates: [busy, member] }, { owner: "leaves", adminCount: 1 }, true],
    ["of what only they lead", { candidates: [member] }, { owner: "leaves", adminCount: 0 }, true],
    ["under an active owner", { leavers: leads("admin"), owner: active }, { owner: "stays", adminCount: 0 }, false],
    [
      "where the owner left before",
      { leavers: leads("admin"), owner: inactive },
      { owner: "inactive", adminCount: 0 },
      true,
    ],
    [
      "with another administrator",
      { leavers: leads("admin"), owner: inactive, candidates: [busy] },
      { owner: "inactive", adminCount: 1 },
      false,
    ],
    ["of what they are in", { leavers: leads("member"), owner: inactive }, { owner: "inactive", adminCount: 0 }, false],
    [
      "is not known before it was read",
      { leavers: leads("admin"), atMs: null },
      { owner: "unknown", adminCount: null },
      false,
    ],
  ])("%s", (_name, over, remaining, needs) => {
    expect(remainingIn(channel(over))).toEqual(remaining);
    expect(needsSuccessor(channel(over))).toBe(needs);
  });

  test("the most that one of the leavers is counts", () => {
    expect(roleOf({ leavers: [...leads("member"), ...leads("admin")] })).toBe("admin");
  });
});

test.each<[string, Partial<LeftChannel>, readonly string[], boolean]>([
  ["a deactivated owner alone", {}, [], false],
  ["an owner who leaves tomorrow", {}, ["gone"], true],
  ["an administrator who stays", { candidates: [busy] }, [], true],
  ["members only", { candidates: [member] }, [], false],
  ["an active owner", { owner: { key: "o", name: "o", isActive: true } }, [], true],
  ["a leaving member", { leavers: [{ key: "gone", role: "member" }] }, ["gone"], false],
])("whether %s can be acted for", (_name, over, active, can) => {
  expect(canPromoteIn(channel(over), (key) => active.includes(key))).toBe(can);
});
