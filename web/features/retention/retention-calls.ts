import { getRetentionPolicyOfChannel } from "../../../contract/endpoints.gen.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { type Policy, policyAnswer } from "./policy.ts";

/** For account-level apps only. */
export function getPolicy(channelId: string, signal?: AbortSignal): Promise<Policy> {
  const asking = { connection: "account", schema: policyAnswer, signal } as const;
  return askZoom(asking, getRetentionPolicyOfChannel, { path: { channelId } });
}
