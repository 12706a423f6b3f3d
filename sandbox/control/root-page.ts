import { operations } from "../../contract/operations.gen.ts";
import { apps } from "../apps.ts";
import { escapeHtml, page } from "../http/page.ts";
import { handlers } from "../operations/handlers.ts";
import { sandboxAccountId } from "../store/account-id.ts";

const controls: readonly (readonly [string, string])[] = [
  ["GET /sandbox/health", "is it up, with what people and plan, and what time is it there"],
  [
    "POST /sandbox/reset",
    '{"size"?, "seed"?, "plan"?, "publicChannels"?, "imGroups"?, "migration"?, "consistency"?, "keepTokens"?}: everything as at the start',
  ],
  [
    "POST /sandbox/account",
    '{"imGroups"?: "available"|"withdrawn", "migration"?: "unlocked"|"locked", "consistency"?: "immediate"|"eventual", "customEmoji"?: "everyone"|"admins"|"off", "canSendFiles"?}: what the account is let and lets',
  ],
  [
    "POST /sandbox/people",
    '{"email", "status": "active"|"inactive"|"deleted"}: somebody leaves the account, or is back',
  ],
  ["POST /sandbox/clock", '{"advanceMs"}: time passes at once, for tokens, cursors and limits'],
  [
    "POST /sandbox/faults",
    '{"operation" or "path", "method"?, "latencyMs"?, one of "status" (with "code", "message", "headers"), "drop": "before"|"after" and "cutOff": true, "times"?}',
  ],
  ["GET, DELETE /sandbox/faults", "those still to come; deleting them lets go what waits for one"],
  [
    "POST /sandbox/tokens",
    '{"email" and/or "clientId", "action": "expire"|"revoke", "which"?: "access"|"all"}: ends tokens',
  ],
  ["POST /sandbox/chatbot/command", '{"email", "text", "channelId"?}: a person speaks to the chatbot'],
  ["POST /sandbox/chatbot/press", '{"email", "messageId", "value"}: a person presses a button of its message'],
  ["GET /sandbox/chatbot/messages", "what the chatbot has said"],
  [
    "POST /sandbox/webhooks",
    '{"url", "secret", "clientId"?, "events"?}: validates the endpoint, and from then on tells it of events',
  ],
  ["GET, DELETE /sandbox/webhooks", "the subscriptions; ?id= ends one"],
  ["GET /sandbox/webhooks/deliveries", "the latest events sent, what was answered, and what is tried again when"],
  ["GET /sandbox/requests", "the latest requests; ?operation=, ?path=, ?clientId= narrow, ?clear forgets"],
  ["GET /sandbox/failures", "what went wrong in the sandbox itself"],
];

/** Says what answers here, and what of the API is not played yet. */
export function rootPage(): string {
  const missing = operations.filter(({ id }) => !handlers[id]);
  const item = (code: string, words: string) => `<li><code>${escapeHtml(code)}</code> ${escapeHtml(words)}</li>`;
  return page(
    "Sandbox",
    `<h1>A local stand-in for Zoom Team Chat</h1>
<p>It plays <code>/oauth/…</code> and <code>/v2/…</code> for programs under development. Its people are made up; nothing leaves this machine but the webhooks you ask for. It is not made or endorsed by Zoom.</p>
<h2>Apps</h2><ul>${apps.map(({ clientId, kind }) => item(clientId, `${kind}, secret ${clientId}-secret`)).join("")}</ul>
<p>The account id of server-to-server requests is <code>${sandboxAccountId}</code>.</p>
<h2>Control, from this machine only</h2><ul>${controls.map(([code, words]) => item(code, words)).join("")}</ul>
<h2>Operations</h2><p>${operations.length - missing.length} of ${operations.length} are played.${missing.length > 0 ? " The others answer 501:" : ""}</p>
${missing.length > 0 ? `<ul>${missing.map(({ id, method, path }) => item(id, `${method} ${path}`)).join("")}</ul>` : ""}`,
  );
}
