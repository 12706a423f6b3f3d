import * as v from "valibot";
import { canEditChannels, canReadChannels } from "./access.ts";
import { operationError } from "./errors.ts";
import type { Handler } from "./operation.ts";

const Body = v.object({
  cloud_retention: v.object({ enable_custom_retention: v.boolean(), retention_period: v.optional(v.string()) }),
});

export const retentionHandlers = {
  getRetentionPolicyOfChannel: ({ operation, params, store, caller }) => {
    const { channelId = "" } = params;
    if (channelId.trim() === "") throw operationError(operation.id, 4300);
    if (!canReadChannels(store, caller.user)) throw operationError(operation.id, 200);
    if (!store.channels.find(channelId)) throw operationError(operation.id, 4130, { values: { channelId } });
    const { isCustom, period } = store.retention.of(channelId);
    return {
      status: 200,
      body: {
        channel_id: channelId,
        cloud_retention: { enable_custom_retention: isCustom, retention_period: period },
      },
    };
  },

  /** The range of each unit stands in the contract's schema, which requests have passed. */
  updateRetentionPolicyOfChannel: ({ operation, params, body, store, caller, nowMs }) => {
    const { channelId = "" } = params;
    if (!canEditChannels(store, caller.user)) throw operationError(operation.id, 200);
    if (!store.channels.find(channelId)) throw operationError(operation.id, 4130, { values: { channelId } });
    const { enable_custom_retention: isCustom, retention_period: period } = v.parse(Body, body).cloud_retention;
    if (isCustom && period === undefined) throw operationError(operation.id, 5301);
    store.retention.set(channelId, isCustom ? (period ?? null) : null, nowMs);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;
