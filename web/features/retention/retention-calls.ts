import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { verdict, write } from "../../lib/writes/write.ts";
import { writePeriod } from "./period.ts";
import { hasPolicy, type NextPolicy, type Policy, policyAnswer } from "./policy.ts";

// Account-level apps only.
const path = (channelId: string) => zoomPath("account", "/chat/channels/{channelId}/retention", { channelId });

export function getPolicy(channelId: string, signal?: AbortSignal): Promise<Policy> {
  return request({ path: path(channelId), schema: policyAnswer, signal });
}

export function setPolicy(channelId: string, next: NextPolicy): Promise<undefined> {
  const retention = next.isCustom
    ? { enable_custom_retention: true, retention_period: writePeriod(next.period) }
    : { enable_custom_retention: false };
  return write({
    path: path(channelId),
    method: "PATCH",
    body: { cloud_retention: retention },
    schema: null,
    verify: async () => verdict(hasPolicy(await getPolicy(channelId), next)),
  });
}
