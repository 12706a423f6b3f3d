import { describe, expect, test } from "vitest";
import { actionIds } from "../actions/registry.ts";
import { type Actor, can, channelsWith, type Holding, type Place } from "./can.ts";
import type { ChannelFacts, ChannelSet } from "./channel-set.ts";
import { whyNotGive } from "./giving.ts";
import { isRight, rights, rightWords } from "./rights.ts";
import type { Role } from "./role.ts";
import { type BuiltInRoleId, builtInRole, builtInRoles } from "./roles.ts";

const NOW = 1_000;
const facts: ChannelFacts = { channelId: "c", name: "sales-emea", spaceId: "s", own: null, isProtected: false };
const at = (some: Partial<ChannelFacts> = {}): Place => ({ is: "channel", channel: { ...facts, ...some } });
const account: Place = { is: "account" };
const holding = (
  role: BuiltInRoleId | Role,
  set: ChannelSet = { of: "all" },
  untilMs: number | null = null,
): Holding => ({
  role: typeof role === "string" ? builtInRole(role) : role,
  set,
  untilMs,
  source: { by: "everybody" },
});
const who = (...holdings: Holding[]): Actor => ({ userId: "ada", holdings });
const may = (actor: Actor, ...[right, place]: [Parameters<typeof can>[1], Place]) =>
  can(actor, right, place, NOW).is === "allowed";

describe("what somebody may do", () => {
  test("is nothing without a role, whatever it is and wherever", () => {
    for (const right of rights) for (const place of [account, at()]) expect(may(who(), right, place)).toBe(false);
  });

  test("is what their roles say, with those that decided", () => {
    const desk = holding("help-desk", { of: "name", pattern: "sales-*" });
    const viewer = holding("channel-viewer");
    expect(can(who(viewer, desk), "invite-members", at(), NOW)).toEqual({ is: "allowed", by: [desk] });
    expect(can(who(viewer, desk), "see-channels", at(), NOW)).toEqual({ is: "allowed", by: [viewer, desk] });
    expect(may(who(viewer, desk), "invite-members", at({ name: "legal" }))).toBe(false);
    expect(may(who(viewer, desk), "delete-channels", at())).toBe(false);
  });

  test("over some channels is not over what belongs to none", () => {
    const some = who(holding("workspace-admin", { of: "list", channelIds: ["c"] }));
    expect(may(some, "see-people", at())).toBe(true);
    expect(may(some, "see-people", account)).toBe(false);
    expect(may(some, "set-space-settings", { is: "space", spaceId: "s" })).toBe(false);
    const space = who(holding("workspace-admin", { of: "spaces", spaceIds: ["s"] }));
    expect(may(space, "set-space-settings", { is: "space", spaceId: "s" })).toBe(true);
  });

  test("of one's own that needs ownership is nothing where one administers", () => {
    const everyone = who(holding("channel-owner", { of: "own", as: "leader" }));
    const [owned, administered] = [at({ own: "owner" }), at({ own: "administrator" })];
    for (const right of ["delete-channels", "archive-channels", "see-channels"] as const) {
      expect(may(everyone, right, owned)).toBe(true);
      expect(may(everyone, right, administered)).toBe(right !== "delete-channels");
      const reaches = channelsWith(everyone, right, false, NOW);
      expect([reaches?.({ ...facts, own: "owner" }), reaches?.({ ...facts, own: "administrator" })]).toEqual([
        true,
        right !== "delete-channels",
      ]);
    }
    expect(can(everyone, "delete-channels", administered, NOW)).toMatchObject({
      why: "You administer this channel, and only its owner has “Delete channels”.",
    });
  });

  test("ends when its time is over", () => {
    const until = (ms: number) => who(holding("help-desk", { of: "all" }, ms));
    expect(may(until(NOW + 1), "invite-members", at())).toBe(true);
    expect(may(until(NOW), "invite-members", at())).toBe(false);
  });

  test("is nothing in a space with a protected channel, nor in a group that is in one, but for workspace administrators", () => {
    const [desk, administrator] = [who(holding("help-desk")), who(holding("workspace-admin"))];
    for (const holdsProtected of [true, "unknown", false] as const)
      for (const [right, place] of [
        ["add-to-spaces", { is: "space", spaceId: "s", holdsProtected }],
        ["add-to-directory-groups", { is: "group", holdsProtected }],
      ] as const) {
        expect([holdsProtected, may(desk, right, place)]).toEqual([holdsProtected, holdsProtected === false]);
        expect(may(administrator, right, place)).toBe(true);
      }
    expect(can(desk, "add-to-directory-groups", { is: "group", holdsProtected: "unknown" }, NOW)).toMatchObject({
      why: expect.stringContaining("is not known, so only workspace administrators"),
    });
  });

  test("is nothing in a protected channel, but for workspace administrators", () => {
    for (const { id } of builtInRoles)
      for (const right of builtInRole(id).rights)
        expect(may(who(holding(id)), right, at({ own: "owner", isProtected: true }))).toBe(id === "workspace-admin");
    // Nor by a role that has every right under another name.
    expect(may(who(holding({ id: "mine", name: "Mine", rights })), "see-channels", at({ isProtected: true }))).toBe(
      false,
    );
  });

  test.each<[Actor, Place, string]>([
    [who(), at(), "None of your roles includes “Archive channels”."],
    [
      who(holding("channel-administrator", { of: "all" }, 1)),
      at(),
      "Your role that includes “Archive channels” has ended.",
    ],
    [
      who(holding("channel-owner", { of: "own", as: "leader" })),
      at(),
      "Your roles include “Archive channels” only for channels that you own or administer.",
    ],
    [
      who(holding("channel-owner", { of: "own", as: "leader" })),
      account,
      "Your roles include “Archive channels” only for channels that you own or administer.",
    ],
    [
      who(holding("channel-owner", { of: "own", as: "owner" })),
      at(),
      "Your roles include “Archive channels” only for channels that you own.",
    ],
    [
      who(holding("channel-administrator", { of: "spaces", spaceIds: ["other"] })),
      at(),
      "Your role includes “Archive channels”, but not for this channel.",
    ],
    [
      who(holding("channel-administrator", { of: "spaces", spaceIds: ["other"] })),
      account,
      "Your role includes “Archive channels” for some channels only, not for the whole account.",
    ],
    [
      who(holding("channel-administrator")),
      at({ isProtected: true }),
      "This channel is protected: only workspace administrators have “Archive channels” there.",
    ],
  ])("is explained where it is not allowed, %#", (actor, place, why) => {
    const whyThey = why.replace("Your", "Their").replace("of your", "of their").replace("that you", "that they");
    expect(can(actor, "archive-channels", place, NOW)).toMatchObject({ is: "denied", why, whyThey });
  });
});

test("what a right reaches of many is what it reaches of each", () => {
  const holdings = [
    holding("channel-viewer", { of: "name", pattern: "sales-*" }),
    holding("workspace-admin", { of: "list", channelIds: ["p"] }),
    holding("help-desk", { of: "all" }, NOW),
  ];
  const channels: ChannelFacts[] = ["c", "p", "q"].flatMap((channelId) =>
    [true, false].flatMap((isProtected) =>
      ["sales-emea", "legal"].map((name) => ({ ...facts, channelId, name, isProtected })),
    ),
  );
  const sees = channelsWith(who(...holdings), "see-channels", true, NOW);
  for (const channel of channels)
    expect([channel, sees?.(channel)]).toEqual([channel, may(who(...holdings), "see-channels", at(channel))]);
  const viewer = who(holding("channel-viewer"));
  expect(channelsWith(viewer, "see-channels", false, NOW)).toBeNull();
  expect(channelsWith(viewer, "see-channels", true, NOW)?.({ ...facts, isProtected: true })).toBe(false);
  expect(channelsWith(who(), "see-channels", false, NOW)?.(facts)).toBe(false);
});

describe("what somebody may give", () => {
  const custom: Role = { id: "inviters", name: "Inviters", rights: ["invite-members"] };
  const giver: Role = { id: "givers", name: "Givers", rights: ["give-roles", "invite-members"] };
  const all: ChannelSet = { of: "all" };
  const list = (...channelIds: string[]): ChannelSet => ({ of: "list", channelIds });
  const gives = (own: readonly Holding[], role: Role, set: ChannelSet, untilMs: number | null = null) =>
    whyNotGive(who(...own), { role, set, untilMs }, NOW) === null;

  test("is never more than they have", () => {
    expect(gives([holding("workspace-admin")], builtInRole("workspace-admin"), all)).toBe(true);
    expect(gives([holding(giver)], custom, all)).toBe(true);
    expect(gives([holding(giver)], builtInRole("help-desk"), all)).toBe(false);
    expect(gives([holding(giver, list("a", "b"))], custom, list("a"))).toBe(true);
    expect(gives([holding(giver, list("a", "b"))], custom, list("a", "c"))).toBe(false);
    expect(gives([holding(giver, list("a"))], custom, all)).toBe(false);
  });

  test("is nothing without the right to give", () => {
    expect(gives([holding(custom)], custom, all)).toBe(false);
    expect(gives([holding("channel-administrator")], builtInRole("channel-viewer"), all)).toBe(false);
  });

  test("is not for longer than they have it", () => {
    const forAnHour = holding("workspace-admin", all, NOW + 10);
    expect(gives([forAnHour], custom, all, NOW + 10)).toBe(true);
    expect(gives([forAnHour], custom, all, NOW + 11)).toBe(false);
    expect(gives([forAnHour], custom, all)).toBe(false);
    expect(gives([holding("workspace-admin", all, NOW)], custom, all, NOW - 1)).toBe(false);
  });

  test("is not what is another's own, by having it over one's own", () => {
    const own: ChannelSet = { of: "own", as: "leader" };
    expect(gives([holding(giver, own)], custom, own)).toBe(false);
    expect(gives([holding(giver)], custom, own)).toBe(true);
  });

  test("reaches protected channels only where the giver does", () => {
    expect(gives([holding({ id: "mine", name: "Mine", rights })], builtInRole("workspace-admin"), all)).toBe(false);
  });
});

test("every right has its words, each its own, and no other thing is a right", () => {
  const words = rights.map(rightWords);
  expect(new Set(words).size).toBe(rights.length);
  expect(words.filter((one) => one.trim() === "")).toEqual([]);
  for (const id of actionIds) expect(isRight(id)).toBe(true);
  for (const other of ["", "constructor", "undo-archive-channels"]) expect(isRight(other)).toBe(false);
});
