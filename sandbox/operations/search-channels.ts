import * as v from "valibot";
import { type Channel, isPublic } from "../store/channel.ts";
import type { User } from "../store/store.ts";
import { canReadChannels } from "./access.ts";
import { foundChannel } from "./channel-view.ts";
import { invalidField, operationError } from "./errors.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

const Body = v.object({
  haystack: v.picklist(["user_joined", "public", "all"]),
  needle: v.variant("search_type", [
    v.object({ search_type: v.literal("by_channel_name"), keywords: v.array(v.string()) }),
    v.object({ search_type: v.literal("by_channel_name_exact_match"), channel_name: v.string() }),
  ]),
  include_archived: v.optional(v.boolean(), false),
  user_id: v.optional(v.string()),
});

type Search = v.InferOutput<typeof Body>;

export const searchChannelsHandlers = {
  searchUsersOrAccountsChannels: (context) => {
    const search = v.parse(Body, context.body);
    const { pageSize } = context.cursor;
    const found: Channel[] = [];
    let next: number | null = null;
    for (const channel of haystackOf(context, search)) {
      if (!isFound(channel, search)) continue;
      if (found.length === pageSize) {
        // What a person joined comes on one page, whatever there is beyond it.
        next = search.haystack === "user_joined" ? null : channel.sequence;
        break;
      }
      found.push(channel);
    }
    return { status: 200, body: { channels: found.map(foundChannel), ...paging(context, next) } };
  },
} satisfies Record<string, Handler>;

function haystackOf(context: OperationContext, search: Search): Iterable<Channel> {
  const { operation, caller, store } = context;
  const { channels } = store;
  if (search.haystack === "all" && !canReadChannels(store, caller.user)) throw operationError(operation.id, 200);
  const from = pageStart(context);
  if (search.haystack === "user_joined") return channels.joined(personOf(context, search).index);
  if (search.needle.search_type === "by_channel_name_exact_match")
    return channels
      .named(search.needle.channel_name)
      .filter(({ sequence, type }) => sequence >= from && (search.haystack === "all" || isPublic(type)));
  return channels.from(from, search.haystack === "public" ? isPublic : undefined);
}

/** Account-level apps have to say whose channels; apps that act for one person have nobody to name but that one. */
function personOf({ operation, caller, store }: OperationContext, { user_id: id }: Search): User {
  if (!caller.isAccountLevel && (id === undefined || id === caller.user.id)) return caller.user;
  if (!id) throw invalidField("user_id", "This field is required.");
  const user = store.findUser(id);
  const may = caller.isAccountLevel && (user === caller.user || canReadChannels(store, caller.user));
  if (!user || !may) throw operationError(operation.id, 200);
  return user;
}

/** Every keyword has to be part of the name, in any case; without one there is nothing to find. */
function isFound(channel: Channel, { needle, include_archived: withArchived }: Search): boolean {
  if (channel.isArchived && !withArchived) return false;
  const name = channel.name.toLowerCase();
  if (needle.search_type === "by_channel_name_exact_match") return name === needle.channel_name.toLowerCase();
  const keywords = needle.keywords.map((keyword) => keyword.trim().toLowerCase()).filter((keyword) => keyword !== "");
  return keywords.length > 0 && keywords.every((keyword) => name.includes(keyword));
}
