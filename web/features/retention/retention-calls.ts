import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { type Policy, policyAnswer } from "./policy.ts";

// Account-level apps only.
const path = (channelId: string) => zoomPath("account", "/chat/channels/{channelId}/retention", { channelId });

export function getPolicy(channelId: string, signal?: AbortSignal): Promise<Policy> {
  return request({ path: path(channelId), schema: policyAnswer, signal });
}
