// Readings that end in another order than they began, and what is told of beside them.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CallFailed } from "../../../domain/changes/resource.ts";
import {
  inventoryChannelGroups,
  inventoryChannels,
  inventoryReads,
  inventorySpaceChannels,
  inventorySpaces,
} from "../../db/schema.ts";
import { type Answer, cannedSlice } from "../../testing/canned-slice.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import { queueNew, queueNow } from "../store/reads.ts";
import { channels, spaces, writeThings } from "../store/things.ts";
import { MINUTE_MS } from "./step.ts";

describe.each(databaseKinds)("readings beside each other, on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
  }, 60_000);
  afterAll(() => stack.close());
  beforeEach(async () => {
    await stack.database.orm.delete(inventoryReads);
    await stack.database.orm.delete(inventoryChannels);
  });

  const slice = (answer: Answer) => cannedSlice(stack, answer);
  const queued = (step: string, subject = "") =>
    queueNew(stack.database.orm, [{ step, subject, rank: 1, dueAtMs: stack.clock.nowMs() }]);
  const subjects = async (step: string) =>
    (await stack.database.orm.select().from(inventoryReads).where(eq(inventoryReads.step, step))).map(
      ({ subject, readAtMs }) => ({ subject, isRead: readAtMs !== null }),
    );
  const names = async () => (await stack.database.orm.select().from(inventoryChannels)).map(({ name }) => name).sort();
  /** Nothing but what was found matters. */
  const other = () => ({ members: [], groups: [], mention_group_list: [], policy: "default" });

  /** Settles when it is told to. */
  const gate = () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { open, opened };
  };
  const found = { channels: [{ id: "c", name: "A channel", type: 1 }], next_page_token: "" };
  const rowOf = async (id: string) =>
    (await stack.database.orm.select().from(inventoryChannels).where(eq(inventoryChannels.id, id)))[0];

  test("keeps the settings it read of a channel that something without settings tells of in between", async () => {
    await queued("found-channels", "a");
    const [second, settings] = [gate(), gate()];
    let searches = 0;
    const ended = slice(async (operation) => {
      if (operation === "searchUsersOrAccountsChannels") {
        searches += 1;
        if (searches === 1) return found;
        await second.opened;
        return found;
      }
      if (operation !== "getChannel") return other();
      await queued("found-channels", "e");
      await settings.opened;
      return { ...found.channels[0], channel_settings: { posting_permissions: 2 } };
    });
    await vi.waitFor(() => expect(searches).toBe(2), 10_000);
    second.open();
    await isRead("found-channels", "e");
    settings.open();
    await ended;
    expect(await rowOf("c")).toMatchObject({ name: "A channel", posting: 2, settingsBy: "getChannel" });
  });

  const isRead = (step: string, subject: string) =>
    vi.waitFor(async () => expect(await subjects(step)).toContainEqual({ subject, isRead: true }), { timeout: 10_000 });

  test("keeps what a later reading of another list told where an earlier one ends after it", async () => {
    await queued("person-channels", "ann");
    const anns = gate();
    let isAnnAsked = false;
    const ended = slice(async (operation, _token, { userId }) => {
      if (operation !== "listUsersChannels") return other();
      if (userId === "bo") return { channels: [{ id: "c", name: "After", type: 1 }] };
      isAnnAsked = true;
      await anns.opened;
      return {
        channels: [
          { id: "c", name: "Before", type: 1 },
          { id: "d", name: "Only here", type: 1 },
        ],
      };
    });
    await vi.waitFor(() => expect(isAnnAsked).toBe(true), 10_000);
    stack.clock.advance(1_000);
    await queued("person-channels", "bo");
    await isRead("person-channels", "bo");
    anns.open();
    await ended;
    expect(await names()).toEqual(["After", "Only here"]);
  });

  test("writes nothing of a reading down where a later one of the same thing was, by another instance", async () => {
    const { orm } = stack.database;
    await writeThings(orm, channels, [
      { things: [{ key: "c", name: "A channel", type: 1, told_by: "getChannel" }], atMs: 1 },
    ]);
    await queued("channel-groups", "c");
    const [first, second] = [gate(), gate()];
    const slow = slice(async () => {
      first.open();
      await second.opened;
      return { groups: [] };
    });
    await first.opened;
    stack.clock.advance(1_000);
    await queueNow(orm, [{ step: "channel-groups", subject: "c" }], stack.clock.nowMs());
    await slice(() => ({ groups: [{ group_id: "g", group_name: "Engineering" }] }));
    second.open();
    await slow;
    expect((await orm.select().from(inventoryChannelGroups)).map(({ groupId }) => groupId)).toEqual(["g"]);
    expect(await rowOf("c")).toMatchObject({ directoryGroupCount: 1 });
  });

  test("reads a channel by itself that the reports of messages call otherwise", async () => {
    await writeThings(stack.database.orm, channels, [
      { things: [{ key: "c", name: "Before", type: 1, told_by: "getChannel" }], atMs: 1 },
      { things: [{ key: "d", name: "The same", type: 1, told_by: "getChannel" }], atMs: 1 },
    ]);
    await queued("message-days");
    const asked: (string | undefined)[] = [];
    await slice((operation, _token, { channelId }) => {
      if (operation === "getChannel") asked.push(channelId);
      if (operation === "getChannel") return { id: "c", name: "After", type: 1 };
      const at = { last_message_sent_time: "2026-11-30T00:00:00Z" };
      return {
        sessions: [
          { channel_id: "c", name: "After", ...at },
          { channel_id: "d", name: "The same", ...at },
        ],
      };
    });
    expect(asked).toEqual(["c"]);
    expect(await names()).toEqual(["After", "The same"]);
  });

  const unknown = new CallFailed({ kind: "not_found", code: 404, status: 404, message: "No channel." });
  const due = async (step: string) =>
    (await stack.database.orm.select().from(inventoryReads).where(eq(inventoryReads.step, step))).map(
      ({ subject, dueAtMs }) => ({ subject, restMs: dueAtMs - stack.clock.nowMs() }),
    );
  const restOf = async (step: string) => (await due(step))[0]?.restMs ?? Number.NaN;

  test("asks again for what was only just made, which Zoom may not know yet", async () => {
    await queueNow(stack.database.orm, [{ step: "channel", subject: "c" }], stack.clock.nowMs());
    let misses = 0;
    const answer = (operation: string) => {
      if (operation !== "getChannel") return other();
      misses += 1;
      if (misses <= 2) throw unknown;
      return found.channels[0];
    };
    for (const missed of [1, 2]) {
      await slice(answer);
      expect(misses).toBe(missed);
      stack.clock.advance((await restOf("channel")) + 1);
    }
    await slice(answer);
    expect(await names()).toEqual(["A channel"]);
    expect(await subjects("channel-members")).toEqual([{ subject: "c", isRead: true }]);
  });

  test("takes for gone what Zoom does not know after some times, and at once what it knew before", async () => {
    const { orm } = stack.database;
    const never = () => {
      throw unknown;
    };
    await queueNow(orm, [{ step: "channel", subject: "c" }], stack.clock.nowMs());
    for (let times = 0; times < 3; times += 1) {
      await slice(never);
      stack.clock.advance((await restOf("channel")) + 1);
    }
    await slice(never);
    expect(await due("channel")).toEqual([]);

    await queueNow(orm, [{ step: "channel", subject: "c" }], stack.clock.nowMs());
    await slice((operation) => (operation === "getChannel" ? found.channels[0] : other()));
    stack.clock.advance(MINUTE_MS);
    await queueNow(orm, [{ step: "channel-members", subject: "c" }], stack.clock.nowMs());
    await slice(never);
    expect(await rowOf("c")).toMatchObject({ goneAtMs: expect.any(Number) });
    expect(await due("channel-retention")).toEqual([]);
  });

  test("leaves in its space what its list does not have because it is archived, and takes out what moved", async () => {
    const { orm } = stack.database;
    await orm.delete(inventorySpaces);
    await orm.delete(inventorySpaceChannels);
    const atMs = stack.clock.nowMs();
    const space = { key: "s", name: "Space", description: "", owner_key: "ann", owner_name: "Ann" };
    await writeThings(orm, spaces, [{ things: [space], atMs }]);
    const thing = (key: string) => ({ key, name: key, type: 1, told_by: "getChannel" });
    await writeThings(orm, channels, [{ things: ["c", "d"].map(thing), atMs }]);
    let [listed, archived] = [["c", "d"], new Set<string>()];
    const asked: string[] = [];
    const reading = async (step: string, subject: string) => {
      stack.clock.advance(MINUTE_MS);
      asked.length = 0;
      await queueNow(orm, [{ step, subject }], stack.clock.nowMs());
      await slice((operation, _token, { channelId = "" }) => {
        if (operation.endsWith("MentionGroups")) asked.push(channelId);
        if (operation === "listSharedSpaceChannels")
          return { channels: listed.map((channel_id) => ({ channel_id, channel_name: channel_id })) };
        if (operation === "listChannelMentionGroups" && archived.has(channelId))
          throw new CallFailed({ kind: "forbidden", code: 5420, status: 403, message: "This is an archived channel." });
        return other();
      });
      return Promise.all(["c", "d"].map(async (id) => (await rowOf(id))?.spaceId));
    };
    expect(await reading("space", "s")).toEqual(["s", "s"]);
    // Nobody has told that it is archived before the space is read.
    listed = ["d"];
    archived = new Set("c");
    expect(await reading("space", "s")).toEqual(["s", "s"]);
    expect(asked).toEqual(["c"]);
    expect(await rowOf("c")).toMatchObject({ isArchived: true });
    expect(await reading("space", "s")).toEqual(["s", "s"]);
    expect(asked).toEqual([]);
    // It is unarchived, and the space is asked for once more.
    listed = ["c", "d"];
    archived = new Set();
    expect(await reading("channel-mention-groups", "c")).toEqual(["s", "s"]);
    listed = ["c"];
    expect(await reading("space", "s")).toEqual(["s", null]);
    expect(asked).toEqual(["d"]);
    listed = [];
    archived = new Set("c");
    expect(await reading("space", "s")).toEqual(["s", null]);
    // It was moved out while it was archived.
    archived = new Set();
    expect(await reading("channel-mention-groups", "c")).toEqual([null, null]);
  });

  test("does not take for gone what something has told of since it was asked for", async () => {
    const { orm } = stack.database;
    await queueNow(orm, [{ step: "channel", subject: "c" }], stack.clock.nowMs());
    await slice((operation) => (operation === "getChannel" ? found.channels[0] : other()));
    stack.clock.advance(MINUTE_MS);
    await queueNow(orm, [{ step: "channel-members", subject: "c" }], stack.clock.nowMs());
    await slice(async (operation) => {
      if (operation !== "listChannelMembers") return other();
      stack.clock.advance(1);
      await writeThings(orm, channels, [
        { things: [{ key: "c", name: "Back", type: 1, told_by: "getChannel" }], atMs: stack.clock.nowMs() },
      ]);
      throw unknown;
    });
    expect(await rowOf("c")).toMatchObject({ name: "Back", goneAtMs: null });
    expect(await restOf("channel-members")).toBeGreaterThan(0);
  });
});
