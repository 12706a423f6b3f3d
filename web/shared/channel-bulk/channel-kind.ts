import type { ConnectionName } from "../../../contract/bff.ts";
import { channelFields } from "../../../domain/changes/listed-fields.ts";
import type { Matching } from "../../../domain/changes/matching.ts";
import type { Chosen, RowKind } from "../changes/chosen.ts";
import type { ChannelSearch } from "../channels/channel-search.ts";
import type { ListView } from "../channels/list-view.ts";

export interface NamedChannel {
  readonly id: string;
  readonly name: string;
}

export const channelKind: RowKind<NamedChannel> = {
  noun: "channel",
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  fieldsOf: channelFields,
  idFields: ["channelId"],
};

export const theseChannels = (rows: readonly NamedChannel[]): Chosen<NamedChannel> => ({ kind: channelKind, rows });

/** A list of channels that the server can read too. */
export type ListedChannels = { readonly connection: ConnectionName; readonly person?: string } | ChannelSearch;

/** All of a list that its filters leave. */
export function matchingOf(list: ListedChannels, { name, filters }: ListView): Matching {
  if (!("text" in list))
    return { list: "channels", of: list.person ?? (list.connection === "me" ? "me" : null), name, filters };
  const { text, scope, userId, isArchivedIncluded } = list;
  return {
    ...{ list: "found-channels", text, scope, isArchivedIncluded, name, filters },
    ...(userId !== undefined && { userId }),
  };
}
