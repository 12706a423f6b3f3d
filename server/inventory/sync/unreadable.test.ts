// Rows of Zoom's lists that cannot be read take nothing away of what was known: what is missing may be one of them.

import { asc, eq } from "drizzle-orm";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OperationId } from "../../../contract/operations.gen.ts";
import type { Ask } from "../../../domain/answers/ask.ts";
import {
  inventoryChannelGroups,
  inventoryChannels,
  inventoryMembers,
  inventoryMentionGroups,
} from "../../db/schema.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import { writeMentionGroups } from "../store/facts.ts";
import { channels, spaces, writeThings } from "../store/things.ts";
import { channelGroupsStep, channelMembersStep, mentionGroupsStep } from "./channel-steps.ts";
import { spaceStep } from "./space-steps.ts";
import { type AnyStep, MINUTE_MS } from "./step.ts";

type Answers = Readonly<Partial<Record<OperationId, object>>>;

const NOW_MS = Date.parse("2026-11-28T12:00:00Z");
/** A row that is not of the shape it should be. */
const unreadable = (id: string) => ({ id, channel_id: 7, group_id: 7, mention_group_id: 7, role: "captain" });
const member = (id: string, role = "member", over = {}) => ({ member_id: `m-${id}`, id, name: id, role, ...over });

describe.each(databaseKinds)("rows that cannot be read, on %s", (database) => {
  let stack: Stack;
  let atMs = NOW_MS;
  beforeAll(async () => {
    stack = await startStack({ database });
    const channel = (key: string) => ({
      ...{ key, name: key, type: 1, posting: 1, adding: 1, mention_all: 1, external: 0, sees_history: true },
      told_by: "getChannel",
    });
    const { orm } = stack.database;
    await writeThings(orm, channels, [{ things: ["led", "new", "general", "a", "b"].map(channel), atMs }]);
    const space = { key: "space", name: "Partners", description: "", owner_key: "ann", owner_name: "Ann" };
    await writeThings(orm, spaces, [{ things: [space], atMs }]);
  }, 120_000);
  afterAll(() => stack.close());

  /** Reads a subject a minute later, and writes down what Zoom answers. */
  const read = async (step: AnyStep, subject: string, answers: Answers) => {
    atMs += MINUTE_MS;
    const ask: Ask = async ({ operationId }, schema) => v.parse(schema, answers[operationId]);
    await step.finish(stack.database.orm, [await step.begin(subject, ask, { nowMs: atMs, readAtMs: null })]);
  };
  const channel = async (id: string) => {
    const { orm } = stack.database;
    const [row] = await orm.select().from(inventoryChannels).where(eq(inventoryChannels.id, id));
    return row;
  };

  test("leave members and who leads them, and count", async () => {
    const list = (...members: readonly object[]) =>
      read(channelMembersStep, "led", { listChannelMembers: { members } });
    const keys = async () => {
      const { orm } = stack.database;
      const rows = await orm
        .select({ key: inventoryMembers.personKey })
        .from(inventoryMembers)
        .where(eq(inventoryMembers.channelId, "led"))
        .orderBy(asc(inventoryMembers.personKey));
      return rows.map(({ key }) => key);
    };
    const led = { ownerKey: "ann", ownerName: "ann", memberCount: 4, adminCount: 1, adminKeys: "bo", externalCount: 1 };
    const outsider = member("", "member", { member_id: "out", is_external: true });
    await list(member("ann", "owner"), member("bo", "admin"), member("cy"), outsider);
    expect(await channel("led")).toMatchObject(led);
    const before = await keys();
    await list(unreadable("ann"), member("bo", "admin"), member("cy"), outsider);
    expect(await channel("led")).toMatchObject({ ...led, membersAtMs: atMs });
    await list(member("ann", "owner"), unreadable("bo"), member("cy"), unreadable("out"));
    expect(await channel("led")).toMatchObject(led);
    expect(await keys()).toEqual(before);
    // Somebody whose row cannot be read owns it now.
    await list(member("ann", "admin"), unreadable("bo"), member("cy"), outsider);
    expect(await channel("led")).toMatchObject({ ownerKey: null, ownerName: null, memberCount: 4, adminCount: 2 });
    await list(member("cy"));
    expect(await channel("led")).toMatchObject({ ownerKey: "", memberCount: 1, adminCount: 0, externalCount: 0 });
  });

  test("leave the owner of a channel that was never read unknown, not missing", async () => {
    await read(channelMembersStep, "new", { listChannelMembers: { members: [unreadable("ann"), member("cy")] } });
    expect(await channel("new")).toMatchObject({ ownerKey: null, memberCount: 2, adminCount: 0, adminKeys: "" });
    await read(channelMembersStep, "new", {
      listChannelMembers: { members: [member("bo", "owner"), unreadable("x")] },
    });
    expect(await channel("new")).toMatchObject({ ownerKey: "bo", memberCount: 2 });
  });

  test("leave channels in their space", async () => {
    const row = (id: string, kind = "private") => ({ channel_id: id, channel_name: id, space_channel_type: kind });
    const list = (...some: readonly object[]) =>
      read(spaceStep, "space", {
        getSharedSpace: {},
        listSharedSpaceMembers: { members: [] },
        listSharedSpaceChannels: { channels: [row("general", "general"), ...some] },
      });
    const spacesOf = async () => [(await channel("a"))?.spaceId, (await channel("b"))?.spaceId];
    await list(row("a"), row("b"));
    expect(await spacesOf()).toEqual(["space", "space"]);
    await list(row("a"), unreadable("b"));
    expect(await spacesOf()).toEqual(["space", "space"]);
    // What is missing may be archived: it stays until that was asked.
    await list(row("a"));
    expect(await spacesOf()).toEqual(["space", "space"]);
    await writeMentionGroups(stack.database.orm, [
      { channelId: "b", isArchived: false, groups: [], unreadableCount: 0, atMs },
    ]);
    await list(row("a"));
    expect(await spacesOf()).toEqual(["space", null]);
  });

  test("leave directory groups in their channel", async () => {
    const row = (id: string) => ({ group_id: id, group_name: id });
    const list = (...groups: readonly object[]) =>
      read(channelGroupsStep, "led", { listChannelMembersGroups: { groups } });
    const known = async () => {
      const rows = await stack.database.orm
        .select()
        .from(inventoryChannelGroups)
        .orderBy(asc(inventoryChannelGroups.groupId));
      return { ids: rows.map(({ groupId }) => groupId), count: (await channel("led"))?.directoryGroupCount };
    };
    await list(row("x"), row("y"));
    await list(row("x"), unreadable("y"));
    expect(await known()).toEqual({ ids: ["x", "y"], count: 2 });
    await list(row("x"));
    expect(await known()).toEqual({ ids: ["x"], count: 1 });
  });

  test("leave mention groups of their channel", async () => {
    const row = (id: string) => ({ mention_group_id: id, mention_group_name: id });
    const list = (...groups: readonly object[]) =>
      read(mentionGroupsStep, "led", {
        listChannelMentionGroups: { mention_group_list: groups },
        listMembersOfMentionGroup: { members: [] },
      });
    const known = async () => {
      const rows = await stack.database.orm
        .select()
        .from(inventoryMentionGroups)
        .orderBy(asc(inventoryMentionGroups.id));
      return { ids: rows.map(({ id }) => id), count: (await channel("led"))?.mentionGroupCount };
    };
    await list(row("x"), row("y"));
    await list(row("x"), unreadable("y"));
    expect(await known()).toEqual({ ids: ["x", "y"], count: 2 });
    await list(row("x"));
    expect(await known()).toEqual({ ids: ["x"], count: 1 });
  });
});
