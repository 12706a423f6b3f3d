import type { Operation, Scopes } from "../contract/operation.ts";
import { operations } from "../contract/operations.gen.ts";

/** An app as Zoom's marketplace would register it. */
export interface App {
  readonly clientId: string;
  readonly secret: string;
  readonly name: string;
  readonly kind: "user-managed" | "account-level" | "server-to-server";
  /** Apps made since 2024 hold granular scopes; their missing-scope errors have a code of their own. */
  readonly isGranular: boolean;
  readonly scopes: readonly string[];
  /** Of an app that has a chatbot. */
  readonly bot?: { readonly jid: string; readonly name: string; readonly command: string };
}

/** What a chatbot's own token may do, and the only scope that lets one be had. */
export const BOT_SCOPE = "imchat:bot";

function everyScope(pick: (operation: Operation) => Scopes, kind: keyof Scopes): readonly string[] {
  return [...new Set(operations.flatMap((operation: Operation) => pick(operation)[kind]))].sort();
}

const classic = (operation: Operation) => operation.scopes;
const granular = (operation: Operation) => operation.granularScopes;

const register = (clientId: string, app: Omit<App, "clientId" | "secret">): App => ({
  clientId,
  secret: `${clientId}-secret`,
  ...app,
});

export const apps: readonly App[] = [
  register("sandbox-user", {
    name: "Sandbox User App",
    kind: "user-managed",
    isGranular: false,
    scopes: everyScope(classic, "user"),
  }),
  register("sandbox-admin", {
    name: "Sandbox Admin App",
    kind: "account-level",
    isGranular: false,
    scopes: everyScope(classic, "admin"),
  }),
  register("sandbox-s2s", {
    name: "Sandbox Server-to-Server App",
    kind: "server-to-server",
    isGranular: false,
    scopes: everyScope(classic, "admin"),
  }),
  register("sandbox-narrow", {
    name: "Sandbox Narrow App",
    kind: "user-managed",
    isGranular: false,
    scopes: ["chat_channel:read", "user:read"],
  }),
  register("sandbox-granular", {
    name: "Sandbox Granular App",
    kind: "user-managed",
    isGranular: true,
    scopes: everyScope(granular, "user"),
  }),
  register("sandbox-granular-admin", {
    name: "Sandbox Granular Admin App",
    kind: "account-level",
    isGranular: true,
    scopes: everyScope(granular, "admin"),
  }),
  register("sandbox-granular-s2s", {
    name: "Sandbox Granular Server-to-Server App",
    kind: "server-to-server",
    isGranular: true,
    scopes: everyScope(granular, "admin"),
  }),
  register("sandbox-chatbot", {
    name: "Sandbox Chatbot",
    kind: "user-managed",
    isGranular: false,
    scopes: [BOT_SCOPE, "user:read"],
    bot: { jid: "v1sandboxchatbot00000000@xmpp.zoom.us", name: "Sandbox Chatbot", command: "/sandbox" },
  }),
];

const byClientId = new Map(apps.map((app) => [app.clientId, app]));

export const findApp = (clientId: string): App | undefined => byClientId.get(clientId);

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Every sandbox app lists `http://localhost` and `http://127.0.0.1`, any port and path, as its redirect addresses. */
export function isAllowedRedirect(redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const url = new URL(redirectUri);
  return (
    url.protocol === "http:" &&
    loopbackHosts.has(url.hostname) &&
    url.username === "" &&
    url.password === "" &&
    !redirectUri.includes("#")
  );
}
