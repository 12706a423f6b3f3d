import { expect, test } from "vitest";
import { type Entry, givenBy } from "../../domain/access/given.ts";
import { createActors } from "./actors.ts";
import type { GivenSource } from "./given.ts";
import type { GroupMembers } from "./group-members.ts";
import type { Standings } from "./standings.ts";

const clock = { nowMs: () => 0 };
const made = { byUserId: "boss", byName: "Boss", atMs: 0 };
const grant = (id: string, roleId: string, channelId: string, to: Extract<Entry, { is: "grant" }>["to"]): Entry => ({
  ...{ is: "grant", id, roleId, to, reason: "A test", untilMs: null, isBreakGlass: false, ...made },
  set: { of: "list", channelIds: [channelId] },
});
const all = givenBy([
  grant("1", "channel-viewer", "own", { is: "person", userId: "ada", name: "Ada" }),
  grant("2", "help-desk", "by group", { is: "group", groupId: "g", name: "Desk" }),
]);
const actors = createActors({
  standings: {
    of: async () => ({ role: null, roleName: "" }),
    lastKnown: () => ({ role: null, roleName: "" }),
  } as unknown as Standings,
  given: { of: async () => all, cached: () => all } as unknown as GivenSource,
  groups: { of: async () => "unknown", lastKnown: () => true } as unknown as GroupMembers,
  clock,
});
const channel = (channelId: string) =>
  ({ is: "channel", channel: { channelId, name: null, spaceId: null, own: null, isProtected: false } }) as const;

test("what somebody may have by a group of which nobody can tell now is neither theirs nor refused", async () => {
  const may = await actors.of("ada");
  expect(may.at("see-channels", channel("own")).is).toBe("allowed");
  expect(may.at("delete-channels", channel("by group")).is).toBe("denied");
  expect(may.some("see-channels")).toBe(true);
  for (const ask of [
    () => may.at("see-channels", channel("by group")),
    () => may.some("add-to-directory-groups"),
    () => may.beyondOwn("invite-members"),
    () => may.channels("see-channels"),
  ])
    expect(ask).toThrow(expect.objectContaining({ code: "unavailable" }));
  // Shown is what was known last.
  expect(actors.lastKnown("ada")?.some("add-to-directory-groups")).toBe(true);
});
