import { describe, expect, test } from "vitest";
import type { Candidate, Chosen, Leaver, Leavers, LeftChannel, LeftSpace } from "../../../domain/inventory/leavers.ts";
import { handoverPlan } from "./handover-plan.ts";
import { type Choices, handoverRows } from "./handover-rows.ts";
import { cannotSucceedWords, effectWords } from "./handover-words.ts";
import { proposingBy } from "./propose-by.ts";

const candidate = (key: string, role: Candidate["role"]): Candidate => ({
  ...{ key, userId: key.toUpperCase(), memberId: `m-${key}`, name: key, email: `${key}@x.example` },
  ...{ role, lastActiveAtMs: null },
});
const leaver = (key: string, status = "active"): Leaver => ({
  ...{ key, userId: key.toUpperCase(), memberId: `m-${key}`, name: key, email: `${key}@x.example` },
  ...{ isExternal: false, department: "", jobTitle: "", status, statusSinceMs: null, goneAtMs: null, manager: null },
});
const thing = (id: string, role: "owner" | "admin" | "member", candidates: readonly Candidate[] = []): LeftSpace => ({
  ...{ id, name: id, leavers: [{ key: "ada", role }], members: 9, atMs: 1, candidates: [...candidates] },
  owner: role === "owner" ? { key: "ada", name: "ada", isActive: true } : { key: "o", name: "o", isActive: true },
});
const channel = (
  id: string,
  role: "owner" | "admin" | "member",
  candidates: readonly Candidate[] = [],
  over: Partial<LeftChannel> = {},
): LeftChannel => ({
  ...thing(id, role, candidates),
  type: 1,
  space: null,
  isArchived: false,
  hasEveryone: false,
  ownerTask: null,
  ...over,
});

const leavers = (over: Partial<Leavers>): Leavers => ({
  ...{ people: [leaver("ada")], unknown: [], total: 1, channels: [], spaces: [] },
  ...{ mentionGroups: [], directoryGroups: [], chosen: [], ...over },
});
const orphan = { owner: { key: "ada", name: "ada", isActive: false } };

/** `action: person in place`, and `owner: place to person`. */
function planned(all: Leavers, choices: Choices = {}): string[] {
  const { parts, tasks } = handoverPlan(handoverRows(all, { by: "administrator" }, choices), all.people);
  return [
    ...parts.flatMap(({ actionId, input, targets }) =>
      (targets as Record<string, string>[]).map(
        (target) =>
          `${actionId}: ${(input as { name?: string }).name ?? target.name} in ${target.group ?? target.channel ?? target.space}`,
      ),
    ),
    ...tasks.map(({ channelId, fromKey, toKey }) => `owner: ${channelId} from ${fromKey} to ${toKey}`),
  ];
}

const bob = candidate("bob", "admin");
const eve = candidate("eve", "member");

describe("one change hands over", () => {
  test.each<[string, Partial<Leavers>, readonly string[]]>([
    [
      "a channel with an administrator: its owner is changed by hand",
      { channels: [channel("a", "owner", [bob])] },
      ["owner: a from ada to bob"],
    ],
    [
      "a channel without: a member is promoted",
      { channels: [channel("a", "owner", [eve])] },
      ["invite-administrators: eve in a", "owner: a from ada to eve"],
    ],
    [
      "a channel that nobody active leads: nobody can be promoted",
      { people: [leaver("ada", "inactive")], channels: [channel("a", "owner", [eve], orphan)] },
      ["owner: a from ada to eve"],
    ],
    ["an administrator's place", { channels: [channel("a", "admin")] }, ["remove-members: ada in a"]],
    [
      "the last administrator's place, before they are removed",
      { channels: [channel("a", "admin", [eve], { owner: { key: "o", name: "o", isActive: false } })] },
      ["invite-administrators: eve in a", "remove-members: ada in a"],
    ],
    ["a member's place", { channels: [channel("a", "member")] }, ["remove-members: ada in a"]],
    ["nothing of what is archived", { channels: [channel("a", "member", [], { isArchived: true })] }, []],
    ["nothing of a group chat they own", { channels: [channel("a", "owner", [eve], { type: 4 })] }, []],
    [
      "a space to an administrator, and whoever owned it is removed once it is theirs",
      { spaces: [thing("s", "owner", [bob])] },
      ["transfer-spaces: bob in s", "remove-from-spaces: ada in s"],
    ],
    ["a place in a space", { spaces: [thing("s", "admin")] }, ["remove-from-spaces: ada in s"]],
    [
      "groups, mention groups before their channel",
      {
        channels: [channel("a", "member")],
        mentionGroups: [{ id: "g", name: "g", channelId: "a", channel: "a", leavers: ["ada"], others: 2, atMs: 1 }],
        directoryGroups: [{ id: "d", name: "d", leavers: ["ada"], atMs: 1 }],
      },
      ["remove-from-mention-groups: ada in g", "remove-from-directory-groups: ada in d", "remove-members: ada in a"],
    ],
    ["nothing where nobody can take over", { channels: [channel("a", "owner")] }, []],
  ])("%s", (_name, over, expected) => {
    expect(planned(leavers(over))).toEqual(expected);
  });

  test("what was chosen by hand", () => {
    const all = leavers({
      channels: [channel("a", "owner", [bob]), channel("b", "member")],
      spaces: [thing("s", "owner", [bob])],
    });
    const kim = candidate("kim", null);
    expect(
      planned(all, {
        "channel a": { successor: kim },
        "channel b": { act: "leave" },
        "space s": { successor: kim },
      }),
    ).toEqual([
      "invite-administrators: kim in a",
      "add-to-spaces: kim in s",
      "transfer-spaces: kim in s",
      "remove-from-spaces: ada in s",
      "owner: a from ada to kim",
    ]);
    // Whoever was chosen leaves too by now; what was chosen cannot be done there.
    const both = { ...all, people: [leaver("ada"), leaver("kim")] };
    expect(planned(both, { "channel a": { successor: kim }, "channel b": { act: "hand-over" } })).toEqual([
      "transfer-spaces: bob in s",
      "remove-members: ada in b",
      "remove-from-spaces: ada in s",
      "owner: a from ada to bob",
    ]);
  });

  test("nothing to whoever was chosen and has left since, or is in another account", () => {
    const kim = candidate("kim", null);
    const choices = { "channel a": { successor: kim } };
    const asked = (is: Chosen["is"]) => leavers({ channels: [channel("a", "owner", [bob])], chosen: [{ ...kim, is }] });
    expect(planned(asked("active"), choices)).toEqual(["invite-administrators: kim in a", "owner: a from ada to kim"]);
    for (const is of ["inactive", "gone", "external", "unknown"] as const) {
      expect(planned(asked(is), choices)).toEqual(["owner: a from ada to bob"]);
      expect(cannotSucceedWords(asked(is).chosen)).toMatch(/kim.*Choose someone else\.$/);
      const { by } = proposingBy({ key: "kim" }, asked(is).chosen);
      expect(handoverRows(asked(is), by, {})[0]?.proposal.successor?.key).toBe("bob");
    }
    const { by, person } = proposingBy({ key: "kim" }, asked("active").chosen);
    expect([by.by, person?.key]).toEqual(["one", "kim"]);
    expect(cannotSucceedWords(asked("active").chosen)).toBe("");
  });

  test("removes whoever owned a space as one who administers it by then", () => {
    const { parts } = handoverPlan(
      handoverRows(leavers({ spaces: [thing("s", "owner", [bob])] }), { by: "administrator" }, {}),
      [leaver("ada")],
    );
    expect(parts.at(-1)).toMatchObject({
      actionId: "remove-from-spaces",
      targets: [{ spaceId: "s", handsOver: true }],
    });
  });

  test("each person is removed once, and an owner stays", () => {
    const shared = {
      ...channel("a", "owner", [bob]),
      leavers: [
        { key: "ada", role: "owner" },
        { key: "ned", role: "admin" },
      ],
    } as const;
    const all = leavers({
      people: [leaver("ada"), leaver("ned")],
      channels: [{ ...shared, leavers: [...shared.leavers] }],
    });
    expect(planned(all)).toEqual(["remove-members: ned in a", "owner: a from ada to bob"]);
  });
});

test.each<[string, Leavers, string]>([
  ["owned", leavers({ channels: [channel("a", "owner", [bob])] }), "Administrator; owner by hand"],
  ["owned without administrator", leavers({ channels: [channel("a", "owner", [eve])] }), "Promoted; owner by hand"],
  [
    "owned by nobody active",
    leavers({ people: [leaver("ada", "inactive")], channels: [channel("a", "owner", [eve], orphan)] }),
    "Member; owner by hand",
  ],
  ["nobody there", leavers({ channels: [channel("a", "owner")] }), "Nothing yet: nobody is chosen"],
  ["in it", leavers({ channels: [channel("a", "member")] }), "Removed"],
  [
    "in what everyone is in",
    leavers({ channels: [channel("a", "member", [], { hasEveryone: true })] }),
    "Removed, unless it is the account’s default channel, which keeps everyone",
  ],
  ["an owned space", leavers({ spaces: [thing("s", "owner", [bob])] }), "Owner; removed"],
  ["archived", leavers({ channels: [channel("a", "member", [], { isArchived: true })] }), "Left as it is: archived"],
])("a row says what is done: %s", (_name, all, words) => {
  expect(handoverRows(all, { by: "administrator" }, {}).map(effectWords)).toEqual([words]);
});
