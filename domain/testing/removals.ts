// Items of plans, for tests of what a plan comes to.
import * as v from "valibot";
import { removeMembers } from "../actions/channel-members.ts";
import { type SummaryItem, summing } from "../changes/plan-summary.ts";
import type { PersonState } from "../resources/people.ts";

export const via = { connection: "account", userId: "u" } as const;
export const planned = { part: 0, key: "x", label: "x", skip: null, noUndo: null };

/** People who are taken out of a channel of so many. */
export const removals = (count: number, total: number, channelId = "c"): SummaryItem[] =>
  Array.from({ length: count }, (_, n) => ({
    ...planned,
    key: `${channelId} m${n}`,
    target: v.parse(removeMembers.resource.target, {
      channelId,
      channel: `Channel ${channelId}`,
      name: `P${n}`,
      email: `p${n}@acme.example`,
      memberId: `m${n}`,
    }),
    before: { role: "member", memberId: `m${n}`, peopleCount: total } satisfies PersonState,
    to: { role: "none" } satisfies PersonState,
  }));

export const summaryOf = (items: readonly SummaryItem[], isUndo = false) => {
  const sum = summing([{ action: removeMembers, input: {}, isUndo }], isUndo, via);
  for (const item of items) sum.add(item);
  return sum.end({ HEAVY: 2 });
};
