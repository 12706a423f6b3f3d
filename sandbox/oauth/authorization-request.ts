import { type App, findApp, isAllowedRedirect } from "../apps.ts";
import { scopesOf, type World } from "../world.ts";
import type { Challenge } from "./codes.ts";
import { readChallenge } from "./pkce.ts";

/** An authorization request that may be put before a person. */
export interface AuthorizationRequest {
  readonly app: App;
  /** Those the app has now. */
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly state: string | null;
  readonly challenge: Challenge | null;
}

/** The names that a consent form has to carry on. */
export const authorizationParameters = [
  "response_type",
  "client_id",
  "redirect_uri",
  "state",
  "scope",
  "code_challenge",
  "code_challenge_method",
] as const;

/** Reads an authorization request; a string is the error as the page words it, with its number after a comma. */
export function readAuthorizationRequest(parameters: URLSearchParams, world: World): AuthorizationRequest | string {
  const app = findApp(parameters.get("client_id") ?? "");
  if (!app) return `Invalid client_id: ${parameters.get("client_id") ?? ""} (4,702)`;
  if (app.kind === "server-to-server") return "This app does not support user authorization (4,705)";
  const redirectUri = parameters.get("redirect_uri");
  if (redirectUri === null || !isAllowedRedirect(redirectUri)) return `Invalid redirect: ${redirectUri ?? ""} (4,700)`;
  if (parameters.get("response_type") !== "code") return "Invalid response_type: only code is supported (4,700)";
  const scopes = scopesOf(world, app);
  const unknown = unknownScope(scopes, parameters.get("scope"));
  if (unknown !== undefined) return `Invalid scope: ${unknown} as current client hasn't this approved scope! (4,700)`;
  const challenge = readChallenge(parameters.get("code_challenge"), parameters.get("code_challenge_method"));
  if (typeof challenge === "string") return `Invalid request: ${challenge} (4,700)`;
  return { app, scopes, redirectUri, state: parameters.get("state"), challenge };
}

/** An app gets its registered scopes, whatever it asks for; asking for others is an error. */
function unknownScope(scopes: readonly string[], asked: string | null): string | undefined {
  return (asked ?? "")
    .split(/[ ,]+/)
    .filter((scope) => scope !== "")
    .find((scope) => !scopes.includes(scope));
}

/** The redirect address with the answer in its query, beside what the app had there. */
export function redirectWith(request: AuthorizationRequest, answer: Readonly<Record<string, string>>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set("state", request.state);
  return url.href;
}
