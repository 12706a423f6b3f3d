import { type App, BOT_SCOPE } from "../apps.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import { shortAccountId } from "../store/account-id.ts";
import { scopesOf, type World } from "../world.ts";
import { authenticateClient } from "./client.ts";
import type { Grant } from "./grants.ts";
import { isVerified } from "./pkce.ts";

const refuse = (error: string, reason: string): Reply =>
  jsonReply(400, { reason, error }, { "Cache-Control": "no-store" });

type GrantType = (app: App, parameters: URLSearchParams, world: World) => Reply | Grant;

const grantTypes: Readonly<Record<string, GrantType>> = {
  authorization_code: exchangeCode,
  refresh_token: refresh,
  account_credentials: accountCredentials,
  client_credentials: clientCredentials,
};

/** `POST /oauth/token`, its parameters from the form body or the query. */
export function issueTokens(
  parameters: URLSearchParams,
  authorization: string | undefined,
  apiUrl: string,
  world: World,
): Reply {
  const app = authenticateClient(authorization);
  if (!app) return refuse("invalid_client", "Invalid client_id or client_secret");
  // Zoom documents the words, as 4717, and not the `error` that goes with them.
  if (world.inactiveApps.has(app.clientId)) return refuse("invalid_request", "The app has been disabled");
  const name = parameters.get("grant_type");
  if (name === null) return refuse("invalid_request", "Missing grant type");
  const grantType = Object.hasOwn(grantTypes, name) ? grantTypes[name] : undefined;
  if (!grantType) return unsupported();
  const issued = grantType(app, parameters, world);
  if ("status" in issued) return issued;
  return jsonReply(
    200,
    {
      access_token: issued.accessToken,
      token_type: "bearer",
      ...(issued.refreshToken !== null && { refresh_token: issued.refreshToken }),
      expires_in: 3599,
      scope: [...issued.scopes].join(" "),
      api_url: apiUrl,
    },
    { "Cache-Control": "no-store" },
  );
}

const unsupported = () => refuse("unsupported_grant_type", "unsupported grant type");

function exchangeCode(app: App, parameters: URLSearchParams, world: World): Reply | Grant {
  if (app.kind === "server-to-server") return unsupported();
  const code = parameters.get("code") ?? "";
  const pending = world.codes.take(code);
  if (pending?.clientId !== app.clientId) return refuse("invalid_request", `Invalid authorization code ${code}`);
  if (parameters.get("redirect_uri") !== pending.redirectUri)
    return refuse("invalid_request", "Redirect URI mismatch.");
  if (!isVerified(pending.challenge, parameters.get("code_verifier")))
    return refuse("invalid_grant", "Invalid code verifier.");
  if (!isActive(pending.userId, world)) return refuse("invalid_grant", "Invalid Token!");
  return issue(app, pending.userId, true, world);
}

function refresh(app: App, parameters: URLSearchParams, world: World): Reply | Grant {
  const token = parameters.get("refresh_token") ?? "";
  const held = world.grants.ofRefreshToken(token);
  const renewed = held && isActive(held.userId, world) ? world.grants.refresh(app, token) : null;
  return renewed ?? refuse("invalid_grant", "Invalid Token!");
}

function accountCredentials(app: App, parameters: URLSearchParams, world: World): Reply | Grant {
  if (app.kind !== "server-to-server") return unsupported();
  const accountId = parameters.get("account_id");
  if (accountId !== shortAccountId && accountId !== world.store.accountId)
    return refuse("invalid_request", "Bad Request");
  return issue(app, world.store.owner.id, false, world);
}

/** The token of a chatbot: it may send as the bot and nothing else. */
function clientCredentials(app: App, _parameters: URLSearchParams, world: World): Reply | Grant {
  if (!app.bot) return unsupported();
  return world.grants.issue({
    app,
    userId: world.store.owner.id,
    accountId: world.store.accountId,
    scopes: [BOT_SCOPE],
    isRefreshable: false,
    isBot: true,
  });
}

function issue(app: App, userId: string, isRefreshable: boolean, world: World): Grant {
  const scopes = scopesOf(world, app);
  return world.grants.issue({ app, userId, accountId: world.store.accountId, scopes, isRefreshable });
}

const isActive = (userId: string, world: World) => world.store.findUser(userId)?.status === "active";
