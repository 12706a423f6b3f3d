import { apps } from "./apps.ts";
import type { SettingName } from "./settings.ts";
import { sandboxAccountId } from "./store/account-id.ts";

/** Each setting with its value when it is not set, and what it is for. */
export const settingWords: Readonly<Record<SettingName, readonly [usual: string, words: string]>> = {
  SANDBOX_PORT: ["4100", "where it answers as zoom.us and api.zoom.us"],
  SANDBOX_FILE_PORT: ["4101", "where it answers as the file hosts; a free port beside a SANDBOX_PORT of your own"],
  SANDBOX_SIZE: ["medium", "small (120 people), medium (2,000), large (12,000) or huge (20,000)"],
  SANDBOX_SEED: ["1", "any text; the same seed and size make the same company"],
  SANDBOX_PLAN: ["business", "whose rate limits: free, pro, business, or unlimited for measurements"],
  SANDBOX_PUBLIC_CHANNELS: ["0", "how many public channels there are at least"],
  SANDBOX_IM_GROUPS: ["available", "or withdrawn, which answers 410"],
  SANDBOX_MIGRATION: ["unlocked", "or locked"],
  SANDBOX_CONSISTENCY: ["immediate", "or eventual: what was done shows a moment later"],
  SANDBOX_WEBHOOK_URL: ["none", "an endpoint that hears of every event; needs the secret as well"],
  SANDBOX_WEBHOOK_SECRET: ["none", "what the events are signed with"],
  SANDBOX_DATA: ["none", "a folder to keep the company in from run to run; in memory alone otherwise"],
  SANDBOX_ACCOUNT_APP: ["server-to-server", "or admin-managed: the app by which a console beside it has the account"],
  SANDBOX_VALIDATION: ["on", "or off: answers are not held against the contract before they are sent"],
};

const column = Math.max(...Object.keys(settingWords).map((name) => name.length));

export const helpText = `A local stand-in for Zoom Team Chat: sign-in, API, file hosts, webhooks, a chatbot.

  npm run sandbox

Settings come from the environment:
${Object.entries(settingWords)
  .map(([name, [usual, words]]) => `  ${name.padEnd(column)}  ${words} (${usual})`)
  .join("\n")}

Apps, each with the secret <client ID>-secret:
${apps.map(({ clientId, kind, bot }) => `  ${clientId.padEnd(column)}  ${kind}${bot ? ", with a chatbot" : ""}`).join("\n")}
The account ID of server-to-server requests is ${sandboxAccountId}.

People: owner, admin, channel-admin, channel-viewer, coordinator, lead, helpdesk, member and archive,
all @sandbox.example.

http://localhost:4100/ lists the control endpoints; docs/SANDBOX.md says the rest.`;
