import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { inventoryPath } from "../../../contract/bff.ts";
import {
  type ChannelsAsked,
  channelsQuery,
  FacetCounts,
  type InventoryChannel,
  InventoryChannels,
} from "../../../domain/inventory/channels.ts";
import { InventoryDirectoryGroups } from "../../../domain/inventory/directory-groups.ts";
import {
  type InventoryMentionGroup,
  InventoryMentionGroups,
  type MentionGroupsAsked,
  mentionGroupsQuery,
} from "../../../domain/inventory/mention-groups.ts";
import { RetentionOverview } from "../../../domain/inventory/retention.ts";
import { type InventorySettings, InventoryState, InventoryStatus } from "../../../domain/inventory/status.ts";
import { SuggestedChannels, SuggestedPeople } from "../../../domain/inventory/suggestions.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { PAGE_ROWS, type PageStart, placeOf } from "../../lib/leaping-list/pages.ts";
import type { LeapSource } from "../../lib/leaping-list/use-leaping-list.ts";
import { wideText } from "./wide-text.ts";

const ROOT = inventoryPath;
const STATUS_EVERY_MS = 5 * 60_000;

const Spaces = v.object({ spaces: v.array(v.object({ id: v.string(), name: v.string() })) });

const idOf = ({ id }: InventoryChannel): string => id;

/** Two channels may have a group of the same ID. */
export const mentionGroupId = ({ id, channelId }: InventoryMentionGroup): string => `${channelId} ${id}`;

async function mentionGroupPage(
  asked: MentionGroupsAsked,
  start: PageStart,
  size: number,
  signal: AbortSignal | undefined,
) {
  const path = withQuery(`${ROOT}/mention-groups`, {
    ...{ page_size: size, ...placeOf(start) },
    ...mentionGroupsQuery(asked),
  });
  const { groups, next_page_token, total } = await request({ path, schema: InventoryMentionGroups, signal });
  return { rows: groups, next: next_page_token || undefined, total };
}

async function channelPage(asked: ChannelsAsked, start: PageStart, size: number, signal: AbortSignal | undefined) {
  const path = withQuery(`${ROOT}/channels`, { page_size: size, ...placeOf(start), ...channelsQuery(asked) });
  const { channels, next_page_token, total, wide_words } = await request({ path, schema: InventoryChannels, signal });
  return { rows: channels, next: next_page_token || undefined, total, note: wideText(wide_words) };
}

/** What pages ask of the inventory. It is brought up to date by the stream of events. */
export const inventoryQueries = {
  all: ["inventory"] as const,

  status: () =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "status"],
      queryFn: ({ signal }) => request({ path: ROOT, schema: InventoryStatus, signal }),
      // Where nothing is read any more nothing tells of it.
      refetchInterval: STATUS_EVERY_MS,
    }),

  /** What whoever sees a part of it is told of that. */
  state: () =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "state"],
      queryFn: ({ signal }) => request({ path: `${ROOT}/state`, schema: InventoryState, signal }),
      refetchInterval: STATUS_EVERY_MS,
    }),

  channels: (asked: ChannelsAsked): LeapSource<InventoryChannel> => ({
    queryKey: [...inventoryQueries.all, "channels", channelsQuery(asked)],
    fetchPage: (start, signal) => channelPage(asked, start, PAGE_ROWS, signal),
    idOf,
  }),

  /** How many channels have each value of each facet. */
  counts: (asked: ChannelsAsked) =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "counts", channelsQuery(asked)],
      queryFn: ({ signal }) =>
        request({ path: withQuery(`${ROOT}/channels/counts`, channelsQuery(asked)), schema: FacetCounts, signal }),
      placeholderData: keepPreviousData,
    }),

  spaces: () =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "spaces"],
      queryFn: async ({ signal }) => (await request({ path: `${ROOT}/spaces`, schema: Spaces, signal })).spaces,
      staleTime: 5 * 60_000,
    }),

  mentionGroups: (asked: MentionGroupsAsked): LeapSource<InventoryMentionGroup> => ({
    queryKey: [...inventoryQueries.all, "mention-groups", mentionGroupsQuery(asked)],
    fetchPage: (start, signal) => mentionGroupPage(asked, start, PAGE_ROWS, signal),
    idOf: mentionGroupId,
  }),

  /** People whom a field suggests; the first of the active while nothing is typed. */
  suggestedPeople: (find: string, count: number) =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "suggest", "people", find, count],
      queryFn: async ({ signal }) => {
        const path = withQuery(`${ROOT}/suggest/people`, { find, count });
        return (await request({ path, schema: SuggestedPeople, signal })).people;
      },
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),

  suggestedChannels: (find: string, count: number) =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "suggest", "channels", find, count],
      queryFn: async ({ signal }) => {
        const path = withQuery(`${ROOT}/suggest/channels`, { find, count });
        return (await request({ path, schema: SuggestedChannels, signal })).channels;
      },
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),

  /** Mention groups that a field suggests, by their names and those of their channels; the first while nothing is typed. */
  suggestedMentionGroups: (find: string, count: number) =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "suggest", "mention-groups", find, count],
      queryFn: async ({ signal }) =>
        (await mentionGroupPage({ find, person: "", sort: "name" }, { skip: 0 }, count, signal)).rows,
      placeholderData: keepPreviousData,
      staleTime: 60_000,
    }),

  /** The account's default and the rule. */
  retention: () =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "retention"],
      queryFn: ({ signal }) => request({ path: `${ROOT}/retention`, schema: RetentionOverview, signal }),
    }),

  /** Directory groups, and in how many channels they are. */
  directoryGroups: () =>
    queryOptions({
      queryKey: [...inventoryQueries.all, "directory-groups"],
      queryFn: async ({ signal }) =>
        (await request({ path: `${ROOT}/directory-groups`, schema: InventoryDirectoryGroups, signal })).groups,
    }),
};

const MOST_AT_ONCE = 500;

const everything: ChannelsAsked = { find: "", sort: "name", facets: {} };

/** All channels, page by page. @throws ApiError; AbortError when `signal` fires */
async function everyChannel(signal: AbortSignal): Promise<readonly InventoryChannel[]> {
  const all: InventoryChannel[] = [];
  for (let start: PageStart | undefined = { skip: 0 }; start; ) {
    const page: Awaited<ReturnType<typeof channelPage>> = await channelPage(everything, start, MOST_AT_ONCE, signal);
    all.push(...page.rows);
    start = page.next === undefined ? undefined : { token: page.next };
  }
  return all;
}

/** Where the names of channels are looked for that rows of a file have. */
export const channelsOfAccount = { where: "in the account", read: everyChannel };

/** Has the inventory rest, or go on. @throws ApiError */
export const actOnInventory = (act: "pause" | "resume"): Promise<undefined> =>
  request({ path: `${ROOT}/${act}`, method: "POST", body: {}, schema: null });

/** Says for how long what is gone is kept. @throws ApiError */
export const setInventory = (settings: InventorySettings): Promise<undefined> =>
  request({ path: `${ROOT}/settings`, method: "PUT", body: settings, schema: null });
