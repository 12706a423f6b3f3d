// Setting the retention of channels as a script does it: Zoom's SDK, so many calls at a time, and a refused call again
// after a while. Prints the seconds it took, and what became of it.
import { setTimeout as delay } from "node:timers/promises";
import { TeamChatS2SAuthClient } from "@zoom/rivet/teamchat";
import pLimit from "p-limit";

const { SANDBOX_URL: url = "", CHANNELS = "[]", PERIOD = "" } = process.env;
const channelIds: readonly string[] = JSON.parse(CHANNELS);
const AT_A_TIME = 20;
const TRIES = 8;

const { endpoints } = new TeamChatS2SAuthClient({
  accountId: "sandbox-account-000001",
  clientId: "sandbox-s2s",
  clientSecret: "sandbox-s2s-secret",
  baseUrl: `${url}/v2`,
  disableReceiver: true,
  tokenStore: { getLatestToken: () => JSON.parse(process.env.TOKEN ?? ""), storeToken: () => undefined },
});
const limit = pLimit(AT_A_TIME);
let failed = 0;

async function retried(call: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++)
    try {
      await call();
      return;
    } catch {
      await delay(2 ** attempt * 250 * (0.5 + Math.random()));
    }
  failed += 1;
}

const cloud_retention = { enable_custom_retention: true, retention_period: PERIOD };
const beganAt = performance.now();
await Promise.all(
  channelIds.map((channelId) =>
    limit(() =>
      retried(() =>
        endpoints.chatChannelsAccountLevel.updateRetentionPolicyOfChannel({
          path: { channelId },
          body: { cloud_retention },
        }),
      ),
    ),
  ),
);
process.send?.({ seconds: (performance.now() - beganAt) / 1_000, failed });
