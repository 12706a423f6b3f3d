import { jsonReply, type Reply } from "../http/reply.ts";
import type { World } from "../world.ts";
import { authenticateClient } from "./client.ts";

/** `POST /oauth/revoke`: ends the grant of a token. A token that is unknown or another app's changes nothing. */
export function revokeTokens(parameters: URLSearchParams, authorization: string | undefined, world: World): Reply {
  const app = authenticateClient(authorization);
  if (!app) return jsonReply(400, { reason: "Invalid client_id or client_secret", error: "invalid_client" });
  const token = parameters.get("token");
  if (token === null) return jsonReply(400, { reason: "Missing token", error: "invalid_request" });
  const grant = world.grants.ofAccessToken(token) ?? world.grants.ofRefreshToken(token);
  if (grant?.app === app) world.grants.revoke(grant);
  return jsonReply(200, { status: "success" });
}
