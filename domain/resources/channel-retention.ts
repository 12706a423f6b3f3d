import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getRetentionPolicyOfChannel, updateRetentionPolicyOfChannel } from "../../contract/endpoints.gen.ts";
import type { Resource } from "../changes/resource.ts";
import { type ChannelTarget, ofChannel } from "./channel.ts";

/** `period` as Zoom writes it, `30d`, `6m`, `7y`; null where the account's default holds. */
export const RetentionState = v.object({ period: v.nullable(v.string()) });
export type RetentionState = v.InferOutput<typeof RetentionState>;

const unitNames = { d: "day", m: "month", y: "year" } as const;

/** `30 days` for Zoom's `30d`. */
export function periodText(period: string): string {
  const [, count = "", unit = ""] = /^(\d+)([dmy])$/.exec(period) ?? [];
  const name = unit === "d" || unit === "m" || unit === "y" ? unitNames[unit] : undefined;
  return name === undefined ? period : `${count} ${name}${count === "1" ? "" : "s"}`;
}

const Answer = v.object({
  cloud_retention: v.object({ enable_custom_retention: v.boolean(), retention_period: v.nullish(v.string(), "") }),
});

/** How long a channel keeps its messages. Account-level apps only. */
export const channelRetention: Resource<ChannelTarget, RetentionState> = {
  id: "channel-retention",
  ...ofChannel,
  state: RetentionState,
  read: async ([target], _via, ask) => {
    if (!target) return [];
    const { cloud_retention } = await ask(
      call(getRetentionPolicyOfChannel, { path: { channelId: target.channelId } }),
      Answer,
    );
    const { enable_custom_retention: isCustom, retention_period: period } = cloud_retention;
    return [{ is: "known", state: { period: isCustom ? period : null } }];
  },
  isSame: (one, other) => one.period === other.period,
  step: ({ target, now, to }) =>
    now?.period === to.period ? null : { name: "set", batch: target.channelId, size: 1, reached: to },
  call: (_step, items) => {
    const [only] = items;
    const period = only?.to.period ?? null;
    return call(updateRetentionPolicyOfChannel, {
      path: { channelId: only?.target.channelId ?? "" },
      body: {
        cloud_retention:
          period === null
            ? { enable_custom_retention: false }
            : { enable_custom_retention: true, retention_period: period },
      },
    });
  },
  describe: ({ period }) => [
    { name: "Messages are kept", value: period === null ? "As long as the account’s default" : periodText(period) },
  ],
};
