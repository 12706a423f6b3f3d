import { userIdKey } from "../../contract/user-id.ts";
import { nothingKnown } from "../../domain/changes/known-things.ts";
import { GROUP_CHAT } from "../../domain/channel-rules.ts";
import type { MentionGroupsAsked } from "../../domain/inventory/mention-groups.ts";
import type { Permissions } from "../access/actors.ts";
import { canReadInventory, canReadSome, mentionGroupsSeen, seesAddresses } from "../access/inventory.ts";
import { type GrantDeps, permissionsFor } from "../access/permit.ts";
import { placeIn, tokenOf } from "../changes/page-token.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { orFailed } from "../middleware/call-failed.ts";
import { visitEach } from "../yielding.ts";
import { askingOf, findsEveryone, peopleMeant, placesSeen } from "./asking.ts";
import type { Memory } from "./memory/memory.ts";
import type { MentionGroups } from "./memory/mention-group-table.ts";
import { ChannelPlace, channelPage } from "./queries/channels.ts";
import { ExternalAfter, ExternalPlaceAfter, externalPage, externalPlaces } from "./queries/external.ts";
import { knownThings } from "./queries/known-things.ts";
import { MentionGroupPlace, mentionGroupLines, mentionGroupPage } from "./queries/mention-groups.ts";
import { ownChannelCount } from "./queries/own-channels.ts";
import { PersonPlace, peoplePage } from "./queries/people.ts";
import { peopleWanted } from "./queries/people-wanted.ts";
import { openReads } from "./store/reads.ts";
import { mentionGroupsStep } from "./sync/channel-steps.ts";
import { DAY_MS } from "./sync/step.ts";

interface ListingDeps extends Pick<GrantDeps, "account"> {
  readonly database: DatabaseSource;
  readonly memory: Memory;
  readonly mentionGroups: MentionGroups;
  readonly clock: Clock;
  /** Whether the account is read at all. */
  readonly isKept: boolean;
  /** Whether all of the account was read. */
  readonly isWhole: () => Promise<boolean>;
}

const PAGE_SIZE = 500;

/** Reads it from the tables, as whoever asks may see it. */
export function createListing({
  database,
  memory,
  mentionGroups,
  clock,
  account,
  isWhole,
  isKept,
}: ListingDeps): InventoryListing {
  const readerOf = async (userId: string): Promise<Permissions> => {
    const may = account && (await permissionsFor(account.actors, userId));
    if (!may || !canReadSome(may))
      throw new RequestFailure("forbidden_role", "Your role shows you no channels of the account.");
    return may;
  };
  const groupsOf = async (userId: string, asked: MentionGroupsAsked, token: string | undefined) => {
    const may = await readerOf(userId);
    if (!may.some("see-mention-groups"))
      throw new RequestFailure("forbidden_role", "Your role does not show you mention groups.");
    const after = placeIn(token ?? "", MentionGroupPlace);
    const { orm } = await database.ready;
    const page = await mentionGroupPage(
      { orm, memory, mentionGroups },
      { ...asked, sees: mentionGroupsSeen(may) },
      { after, size: PAGE_SIZE },
    );
    return { rows: page.groups, next: page.next ? tokenOf(page.next) : undefined };
  };
  return {
    isWhole,
    channels: (userId, asked, token) =>
      orFailed(true, clock, async () => {
        const may = await readerOf(userId);
        const after = placeIn(token ?? "", ChannelPlace);
        const { orm } = await database.ready;
        const asking = await askingOf(orm, asked, may, clock.nowMs());
        const { channels, next } = await channelPage({ orm, memory }, asking, { after, size: PAGE_SIZE });
        return { channels, next: next ? tokenOf(next) : undefined };
      }),
    external: (userId, asked, token) =>
      orFailed(true, clock, async () => {
        const may = await readerOf(userId);
        const seen = { ...asked, seesAddresses: seesAddresses(may), ...(await placesSeen(memory, may)) };
        const after = placeIn(token ?? "", ExternalAfter);
        const { orm } = await database.ready;
        const { rows, next } = await externalPage(orm, seen, { after, size: PAGE_SIZE });
        return { rows, next: next ? tokenOf(next) : undefined };
      }),
    mentionGroups: (userId, asked, token) => orFailed(true, clock, () => groupsOf(userId, asked, token)),
    mentionGroupLines: (userId, asked, token) =>
      orFailed(true, clock, async () => {
        const { rows, next } = await groupsOf(userId, asked, token);
        return { rows: await mentionGroupLines((await database.ready).orm, rows), next };
      }),
    externalPlaces: (userId, asked, token) =>
      orFailed(true, clock, async () => {
        const may = await readerOf(userId);
        const seen = { ...asked, seesAddresses: seesAddresses(may), ...(await placesSeen(memory, may)) };
        const after = placeIn(token ?? "", ExternalPlaceAfter);
        const { orm } = await database.ready;
        const { places, next } = await externalPlaces(orm, seen, { after, size: PAGE_SIZE });
        return { places, next: next ? tokenOf(next) : undefined };
      }),
    accountPeople: (userId, asked, token) =>
      orFailed(true, clock, async () => {
        const may = await readerOf(userId);
        const { orm } = await database.ready;
        const { wanted } = await peopleMeant({ orm, memory, nowMs: clock.nowMs() }, asked, may);
        const after = placeIn(token ?? "", PersonPlace);
        const { people, next } = await peoplePage(orm, wanted, { after, size: PAGE_SIZE });
        return { rows: people, next: next ? tokenOf(next) : undefined };
      }),
    people: async (userId, wanted) => {
      const may = account && (await isWhole()) ? await permissionsFor(account.actors, userId) : null;
      const { orm } = await database.ready;
      if (!may || !(await findsEveryone(orm, may))) return new Map();
      return peopleWanted({ orm, memory }, wanted);
    },
    known: async (userId, ids) => {
      const may = isKept ? account?.actors.cached(userId) : undefined;
      return may && canReadInventory(may) ? knownThings((await database.ready).orm, ids) : nothingKnown;
    },
    named: async (userId, names) => {
      const may = (await isWhole()) ? account?.actors.cached(userId) : undefined;
      if (!may || !canReadInventory(may)) return undefined;
      const wanted = new Set(names.map((name) => name.toLowerCase()));
      const holders = new Map<string, string[]>();
      await visitEach((await memory.current()).channels.rows, (row) => {
        if (!row || row.isGeneral || row.type === GROUP_CHAT) return;
        const name = row.name.toLowerCase();
        if (wanted.has(name)) holders.set(name, [...(holders.get(name) ?? []), row.id]);
      });
      return holders;
    },
    totals: async (userId, connection) => {
      if (!(await isWhole())) return {};
      if (connection === "account") return { accountTotal: (await memory.current()).channels.slotOf.size };
      return { ownTotal: await ownChannelCount((await database.ready).orm, userIdKey(userId)) };
    },
    archived: async (userId) => {
      const may = isKept ? account?.actors.cached(userId) : undefined;
      if (!may || !canReadInventory(may)) return () => undefined;
      const open = await openReads((await database.ready).orm, mentionGroupsStep.id);
      const { rows, slotOf } = (await memory.current()).channels;
      const sinceMs = clock.nowMs() - DAY_MS;
      return (channelId) => {
        const row = rows[slotOf.get(channelId) ?? -1];
        return row && !open.has(channelId) && row.archiveAtMs !== null && row.archiveAtMs >= sinceMs
          ? (row.isArchived ?? undefined)
          : undefined;
      };
    },
  };
}
