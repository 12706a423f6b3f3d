import { expect, test } from "vitest";
import type { InventoryDirectoryGroup } from "../../domain/inventory/directory-groups.ts";
import { startWithKnownCompany } from "../testing/known-inventory.ts";
import { databaseKinds } from "../testing/stack.ts";
import { writeChannelGroups } from "./store/facts.ts";

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
