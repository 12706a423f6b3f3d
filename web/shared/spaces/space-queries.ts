import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import { isSameUserId } from "../../../contract/user-id.ts";
import type { SpaceChannel, SpaceMember, SpaceRow } from "../../../domain/exports/space-rows.ts";
import { everyItem } from "../../lib/cursor-list/every-item.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { findGeneral } from "./general.ts";
import { getSpace, listSpaces, type SpaceRef } from "./space-calls.ts";
import { listSpaceChannels } from "./space-channel-calls.ts";
import { listSpaceMembers, type MemberFilter } from "./space-people-calls.ts";

const STALE_MS = 2 * 60_000;
/** Keys and functions of what is asked about shared spaces. */
export const spaceQueries = {
  lists: () => ["spaces", "list"] as const,

  /** The spaces of a person, or with nobody named all that the connection lists. */
  list: (connection: ConnectionName, userId: string | undefined) =>
    cursorListOptions<SpaceRow>({
      queryKey: [...spaceQueries.lists(), connection, userId ?? ""],
      fetchPage: (cursor, signal) => listSpaces(connection, userId, cursor, signal),
      meta: { shows: ["spaces"] },
    }),

  /** All there is of a space; what is left to drop when it is gone. */
  all: ({ connection, spaceId }: SpaceRef) => ["spaces", "detail", connection, spaceId] as const,

  detail: (ref: SpaceRef) =>
    queryOptions({
      queryKey: [...spaceQueries.all(ref), "space"],
      queryFn: ({ signal }) => getSpace(ref, signal),
      staleTime: STALE_MS,
      meta: { shows: ["space"], of: ref.spaceId },
    }),

  /** All lists of the space's people. */
  people: (ref: SpaceRef) => [...spaceQueries.all(ref), "people"] as const,

  members: (ref: SpaceRef, { role, status }: MemberFilter = {}) =>
    cursorListOptions<SpaceMember>({
      queryKey: [...spaceQueries.people(ref), "list", role ?? "", status ?? ""],
      fetchPage: (cursor, signal) => listSpaceMembers(ref, { role, status }, cursor, signal),
      meta: { shows: ["space-people"], of: ref.spaceId },
    }),

  /** Whether a person is an administrator of the space. */
  isAdmin: (ref: SpaceRef, userId: string) =>
    queryOptions({
      queryKey: [...spaceQueries.people(ref), "is-admin", userId],
      queryFn: async ({ signal }) => {
        let cursor: string | undefined;
        do {
          const page = await listSpaceMembers(ref, { role: "admin" }, cursor, signal);
          if (page.items.some((member) => isSameUserId(member.userId, userId))) return true;
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        return false;
      },
      meta: { shows: ["space-people"], of: ref.spaceId },
      staleTime: STALE_MS,
    }),

  /** Names of the person's other spaces by the ids of their channels: a channel is in one space only. */
  channelsElsewhere: (ref: SpaceRef) =>
    queryOptions({
      queryKey: [...spaceQueries.all(ref), "channels-elsewhere"],
      queryFn: async () => {
        const spaces = await everyItem<SpaceRow>((cursor, signal) => listSpaces("me", undefined, cursor, signal));
        const byChannel = new Map<string, string>();
        for (const { id: spaceId, name } of spaces) {
          if (spaceId === ref.spaceId) continue;
          const channels = await everyItem<SpaceChannel>((cursor, signal) =>
            listSpaceChannels({ connection: "me", spaceId }, cursor, signal),
          );
          for (const { id } of channels) byChannel.set(id, name);
        }
        return byChannel;
      },
      meta: { shows: ["space-channels"] },
      staleTime: STALE_MS,
      structuralSharing: false,
    }),

  /** What is known of which general channel is whose. */
  generals: () => ["spaces", "generals"] as const,

  /** All that the connection lists, in one answer. */
  everySpace: (connection: ConnectionName) =>
    queryOptions({
      queryKey: [...spaceQueries.generals(), connection, "spaces"],
      queryFn: () => everyItem<SpaceRow>((cursor, signal) => listSpaces(connection, undefined, cursor, signal)),
      meta: { shows: ["spaces"] },
      staleTime: STALE_MS,
    }),

  /** The id of the space's general channel; null where there is none, or none that this connection may see. */
  general: (ref: SpaceRef) =>
    queryOptions({
      queryKey: [...spaceQueries.generals(), ref.connection, "channel", ref.spaceId],
      queryFn: () => findGeneral(ref),
      meta: { shows: ["spaces"], of: ref.spaceId },
      staleTime: STALE_MS,
    }),

  /**
   * The name of the space whose general channel this is; null where no space that the connection lists has it. Spaces
   * are asked one after another until it is found, and each once, however many channels are looked for.
   */
  ofGeneral: (connection: ConnectionName, channelId: string, client: QueryClient) =>
    queryOptions({
      queryKey: [...spaceQueries.generals(), connection, "space", channelId],
      queryFn: async ({ signal }) => {
        const spaces = await client.fetchQuery(spaceQueries.everySpace(connection));
        for (const { id: spaceId, name } of spaces) {
          signal.throwIfAborted();
          const generalId = await client.fetchQuery(spaceQueries.general({ connection, spaceId }));
          if (generalId === channelId) return name;
        }
        return null;
      },
      meta: { shows: ["spaces"] },
      staleTime: STALE_MS,
    }),

  channels: (ref: SpaceRef) =>
    cursorListOptions<SpaceChannel>({
      queryKey: [...spaceQueries.all(ref), "channels"],
      fetchPage: (cursor, signal) => listSpaceChannels(ref, cursor, signal),
      meta: { shows: ["space-channels"], of: ref.spaceId },
    }),
};
