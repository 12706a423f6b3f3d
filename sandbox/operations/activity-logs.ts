import type { components } from "../../contract/zoom-chat.types.gen.ts";
import type { Activity } from "../store/activity-log.ts";
import { isChannelId } from "../store/ids.ts";
import type { Page } from "../store/sorted.ts";
import type { Store } from "../store/store.ts";
import { canReadChannels } from "./access.ts";
import { dateRange } from "./date-range.ts";
import { invalidField, operationError } from "./errors.ts";
import { limitOf } from "./limits.ts";
import { loweredUserId } from "./member-view.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { paging } from "./page.ts";

type Schemas = components["schemas"];

export const activityLogsHandlers = {
  listChannelActivityLogs: (context) => {
    const { operation, query } = context;
    if (!canReadChannels(context.store, context.caller.user)) throw operationError(operation.id, 403);
    const range = dateRange(query, limitOf(operation, "date range"));
    if (!range) throw operationError(operation.id, 300);
    const channelId = query.channel_id === undefined ? null : knownChannelId(context, query.channel_id);
    const page = pageOf(context, channelId, range);
    const logs = page.items.map((activity): Schemas["ChannelActivity"] => ({
      channel_id: activity.channelId,
      ...entry(context.store, activity),
    }));
    return { status: 200, body: { channel_activity_logs: logs, ...paging(context, page.next) } };
  },

  listActivityLogsOfChannel: (context) => {
    const { operation, params, query } = context;
    if (!canReadChannels(context.store, context.caller.user)) throw operationError(operation.id, 403);
    const channelId = knownChannelId(context, params.channelId ?? "");
    const range = dateRange(query, Number.POSITIVE_INFINITY);
    if (!range) throw invalidField("start_date", "Invalid field.");
    const page = pageOf(context, channelId, range);
    const logs = page.items.map((activity) => entry(context.store, activity));
    return { status: 200, body: { channel_activity_logs: logs, ...paging(context, page.next) } };
  },
} satisfies Record<string, Handler>;

/** Two errors say that a channel does not exist: one for what cannot be an id, one for an id that names nothing. */
function knownChannelId({ operation, store }: OperationContext, id: string): string {
  if (!isChannelId(id)) throw operationError(operation.id, 200);
  if (!store.channels.find(id)) throw operationError(operation.id, 5306);
  return id;
}

function pageOf(
  { store, cursor }: OperationContext,
  channelId: string | null,
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): Page<Activity> {
  const before = cursor.position === null ? null : Number(cursor.position);
  return store.activity.page(channelId, fromMs, untilMs, before, cursor.pageSize);
}

function entry(store: Store, { atMs, operator, status, people }: Activity): Schemas["ChannelActivityEntry"] {
  return {
    activity_type: "membership",
    activity_timestamp: atMs,
    operator: activityUser(store, operator),
    members: { member_status: status, member_list: people.map((person) => activityUser(store, person)) },
  };
}

function activityUser(store: Store, index: number): Schemas["ChannelActivityUser"] {
  const person = store.people.at(index);
  return {
    display_name: person.displayName,
    user_id: loweredUserId(person),
    member_id: person.memberId,
  };
}
