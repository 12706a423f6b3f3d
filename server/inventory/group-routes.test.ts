import { expect, test } from "vitest";
import type { InventoryDirectoryGroup } from "../../domain/inventory/directory-groups.ts";
import { startWithKnownCompany } from "../testing/known-inventory.ts";
import { databaseKinds } from "../testing/stack.ts";
import { writeChannelGroups, writeMentionGroups } from "./store/facts.ts";
import { channels, markGone } from "./store/things.ts";

test.each(databaseKinds)(
  "on %s directory groups are in no channel only once a channel was asked",
  async (kind) => {
    const { stack, admin } = await startWithKnownCompany(kind);
    const { orm } = stack.database;
    const told = async () => {
      const { groups } = (await admin.get("/api/inventory/directory-groups")).json() as {
        groups: readonly InventoryDirectoryGroup[];
      };
      return groups.map(({ channels, channelsAtMs }) => [channels, channelsAtMs]);
    };
    const asked = (channelIds: readonly string[], groups: readonly { readonly id: string; readonly name: string }[]) =>
      writeChannelGroups(
        orm,
        channelIds.map((channelId, at) => ({ channelId, groups, unreadableCount: 0, atMs: 100 + at })),
      );
    expect(await told()).toEqual([[null, null]]);
    await asked(["led"], []);
    expect(await told()).toEqual([[0, null]]);
    await asked(["guests", "orphan"], [{ id: "group", name: "Team" }]);
    expect(await told()).toEqual([[2, null]]);
    await asked(["open", "twin-1", "twin-2", "empty", "quiet"], []);
    expect(await told()).toEqual([[2, 100]]);
    await stack.close();
  },
  120_000,
);

test.each(databaseKinds)(
  "on %s as many mention groups are counted as are listed, once a channel of some is gone",
  async (kind) => {
    const { stack, admin } = await startWithKnownCompany(kind);
    const { orm } = stack.database;
    await writeMentionGroups(
      orm,
      ["led", "quiet"].map((channelId) => ({
        ...{ channelId, isArchived: false, unreadableCount: 0, atMs: stack.clock.nowMs() },
        groups: [{ id: `of ${channelId}`, name: "Team", description: "", people: [], unreadableCount: 0 }],
      })),
    );
    const counts = async () => {
      const { total } = (await admin.get("/api/inventory/mention-groups")).json() as { total: number };
      const { counts: told } = (await admin.get("/api/inventory")).json() as { counts: { mentionGroups: number } };
      return [total, told.mentionGroups];
    };
    expect(await counts()).toEqual([2, 2]);
    await markGone(orm, channels, [{ key: "quiet", atMs: stack.clock.nowMs() }]);
    expect(await counts()).toEqual([1, 1]);
    await stack.close();
  },
  120_000,
);
