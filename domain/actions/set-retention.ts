import * as v from "valibot";
import type { Action, Loss } from "../changes/action.ts";
import { fields } from "../fields.ts";
import type { ChannelTarget } from "../resources/channel.ts";
import { channelRetention, periodText, type RetentionState } from "../resources/channel-retention.ts";
import { mayBeShorter, notPeriod, periodProblem, readPeriod, writePeriod } from "../retention-period.ts";
import { channels } from "./words.ts";

/** As somebody writes it, `30 days` too; null for the account's default. */
const Period = v.pipe(
  v.string("Write a period such as 30d, 6m or 7y, or null for the account’s default."),
  v.maxLength(40),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const period = readPeriod(dataset.value);
    const problem = period ? periodProblem(period) : notPeriod(dataset.value);
    if (period && problem === undefined) return writePeriod(period);
    addIssue({ message: problem });
    return NEVER;
  }),
);
const Input = fields({ period: v.nullable(Period) });

export const setRetention: Action<ChannelTarget, RetentionState, RetentionState> = {
  id: "set-retention",
  resource: channelRetention,
  input: Input,
  harm: "grave",
  refreshes: ["retention"],
  operations: { me: [], account: ["getRetentionPolicyOfChannel", "updateRetentionPolicyOfChannel"] },
  want: (_target, _now, to) => ({ to }),
  title: (subject, { period }) =>
    period === null
      ? `Keep messages of ${channels(subject)} as long as the account’s default`
      : `Keep messages of ${channels(subject)} for ${periodText(period)}`,
  lossOf,
};

const GONE = "A longer period does not bring them back, and neither does Undo.";

/** How long the account's default is, no channel's policy tells; what is not known may be longer. */
function lossOf(now: RetentionState | undefined, { period }: RetentionState): Loss | undefined {
  const [before, after] = [now?.period, period].map((text) => (text == null ? undefined : readPeriod(text)));
  if (before && after) {
    if (!mayBeShorter(after, before)) return undefined;
    return {
      key: `shorter ${period}`,
      sentence: (losing) =>
        `Messages and files older than ${periodText(period ?? "")} are permanently deleted for everyone in ${channels(losing)}. ${GONE}`,
    };
  }
  return {
    key: `unknown ${period}`,
    sentence: (losing) =>
      period === null
        ? `If the account’s default is shorter, messages and files older than that are permanently deleted for everyone in ${channels(losing)}. ${GONE}`
        : `If ${losing.count === 1 ? `${channels(losing)} keeps` : `the ${channels(losing)} keep`} messages for longer now, those older than ${periodText(period)} are permanently deleted for everyone, with their files. ${GONE}`,
  };
}
