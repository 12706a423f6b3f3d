import type { Action } from "../changes/action.ts";
import type { ChannelTarget } from "../resources/channel.ts";
import { channelRetention, periodText, RetentionState } from "../resources/channel-retention.ts";
import { channels } from "./words.ts";

export const setRetention: Action<ChannelTarget, RetentionState, RetentionState> = {
  id: "set-retention",
  resource: channelRetention,
  input: RetentionState,
  harm: "grave",
  operations: { me: [], account: ["getRetentionPolicyOfChannel", "updateRetentionPolicyOfChannel"] },
  want: (_target, _now, to) => ({ to }),
  title: (subject, { period }) =>
    period === null
      ? `Keep messages of ${channels(subject)} as long as the account’s default`
      : `Keep messages of ${channels(subject)} for ${periodText(period)}`,
};
