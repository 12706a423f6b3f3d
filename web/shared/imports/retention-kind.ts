import { setRetention } from "../../../domain/actions/set-retention.ts";
import { notPeriod, periodProblem, readPeriod, writePeriod } from "../../../domain/retention-period.ts";
import { partOf } from "../changes/change-request.ts";
import type { ImportKind } from "./import-kind.ts";

/** Periods of channels. A period alone means a policy of the channel's own. */
export const retentionKind: ImportKind<"channel"> = {
  id: "set-retention",
  label: "Set retention",
  hint: "Channel, and policy (custom or default) or period (30d, 6m, 7y).",
  verb: "Change retention",
  noun: "channel",
  isDestructive: true,
  things: ["channel"],
  fields: [
    { key: "policy", label: "Policy", names: ["policy", "retentionpolicy"] },
    {
      key: "period",
      label: "Period",
      names: ["period", "retentionperiod", "retention", "keepfor", "keepsfor", "customperiod"],
      looks: (cell) => readPeriod(cell) !== undefined,
    },
  ],
  needs: ["policy", "period"],
  read: ({ policy = "", period = "" }) => {
    const to = periodOf(policy, period);
    if ("problem" in to) return to.problem;
    return { part: ({ channel: { id, name } }) => partOf(setRetention, to, [{ channelId: id, name }]) };
  },
};

/** The period that two cells mean, null for the account's default. */
function periodOf(policy: string, text: string): { readonly period: string | null } | { readonly problem: string } {
  const word = policy.toLowerCase();
  // As the results of a change have it.
  if ((word === "" && text.toLowerCase() === "default") || word === "default" || word === "account default")
    return { period: null };
  if (word !== "" && word !== "own" && word !== "custom" && word !== "custom period")
    return { problem: `“${policy}” is not a policy: use custom or default.` };
  if (text === "")
    return { problem: word === "" ? "Neither a policy nor a period." : `The policy “${policy}” needs a period.` };
  const period = readPeriod(text);
  if (!period) return { problem: notPeriod(text) };
  const problem = periodProblem(period);
  return problem === undefined ? { period: writePeriod(period) } : { problem };
}
