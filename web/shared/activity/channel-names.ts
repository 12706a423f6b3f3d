import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { NotFoundError } from "../../lib/api/errors.ts";
import { channelPageQueries } from "../channel/channel-page-queries.ts";
import { channelQueries } from "../channels/channel-queries.ts";

// The log names channels by id alone. A channel's name is read when its row comes into view, or from what the console
// knows already.

const STALE_MS = 30 * 60_000;

function detail(channelId: string) {
  return { ...channelPageQueries.detail({ connection: "account", channelId }), staleTime: STALE_MS };
}

export type ChannelName =
  | { readonly state: "known"; readonly name: string }
  | { readonly state: "loading" }
  /** Deleted, or Zoom does not show it. */
  | { readonly state: "gone" }
  | { readonly state: "failed" };

export function useChannelName(channelId: string): ChannelName {
  const client = useQueryClient();
  const listed = listedName(client, channelId);
  const { data, error } = useQuery({ ...detail(channelId), enabled: listed === undefined && channelId !== "" });
  const name = listed ?? data?.name;
  if (name !== undefined) return { state: "known", name };
  if (error) return { state: error instanceof NotFoundError ? "gone" : "failed" };
  return { state: "loading" };
}

/** A name if it is known without asking. */
export function knownName(client: QueryClient, channelId: string): string | undefined {
  return listedName(client, channelId) ?? client.getQueryData(detail(channelId).queryKey)?.name;
}

type Listed = ReadonlyMap<string, string>;
const indexes = new WeakMap<readonly { readonly items: readonly ChannelRow[] }[], Listed>();

/** The name in the list of public channels, where that has been loaded. */
function listedName(client: QueryClient, channelId: string): string | undefined {
  const pages = client.getQueryData(channelQueries.public().queryKey)?.pages;
  if (!pages) return undefined;
  let index = indexes.get(pages);
  if (!index) {
    index = new Map(pages.flatMap(({ items }) => items.map(({ id, name }) => [id, name] as const)));
    indexes.set(pages, index);
  }
  return index.get(channelId);
}
