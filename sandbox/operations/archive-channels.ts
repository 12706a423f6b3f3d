import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import { isGeneral } from "../store/channel.ts";
import { isChannelId } from "../store/ids.ts";
import { rightsToChannel } from "./access.ts";
import { tellChannel } from "./channel-events.ts";
import { itemErrorText, operationError } from "./errors.ts";
import type { Handler, OperationContext } from "./operation.ts";

const Body = v.object({ method: v.picklist(["archive", "unarchive"]), channel_ids: v.array(v.string()) });

export const archiveChannelsHandlers = {
  /** 200 however many of them fail. A request whose ids cannot be ids fails as a whole. */
  performOperationsOnChannels: (context) => {
    const { operation, store } = context;
    const { method, channel_ids: ids } = v.parse(Body, context.body);
    if (ids.length === 0) throw operationError(operation.id, 300);
    if (!ids.every(isChannelId)) throw operationError(operation.id, 4130);
    const failed: components["schemas"]["FailedChannel"][] = [];
    for (const id of ids) {
      const code = refusal(context, id, method);
      const channel = store.channels.find(id);
      if (code !== null)
        failed.push({ channel_id: id, reason: itemErrorText(operation.id, code), error_code: `${code}` });
      else if (channel) {
        store.channels.setArchived(channel, method === "archive");
        tellChannel(context, `team_chat.channel_${method}d`, channel);
      }
    }
    return { status: 200, body: { failed_channels: failed } };
  },
} satisfies Record<string, Handler>;

/** Code of what stands against it; null when nothing does. */
function refusal(context: OperationContext, id: string, method: "archive" | "unarchive"): number | null {
  const channel = context.store.channels.find(id);
  if (!channel) return 4130;
  if (!rightsToChannel(context, channel).canManage) return 200;
  if (channel.kind === "default" || isGeneral(channel)) return 3214;
  if (method === "unarchive") return channel.isArchived ? null : 3213;
  if (channel.isArchived) return 3205;
  return channel.kind === "meeting" ? 3215 : null;
}
