import type { Received } from "../http/received.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import type { World } from "../world.ts";
import { askConsent, decideConsent } from "./authorize.ts";
import { revokeTokens } from "./revoke.ts";
import { issueTokens } from "./token.ts";

/**
 * Answers `/oauth/…`. Parameters may stand in the query or in a form body; the body's count first.
 *
 * @param apiUrl Where the tokens are to be used.
 */
export function answerOAuth(
  { method, path, search, headers, body, entry }: Received,
  apiUrl: string,
  world: World,
): Reply {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "");
  const parameters = new URLSearchParams(`${isForm ? body : ""}&${search}`);
  entry.grantType = parameters.get("grant_type");
  switch (`${method} ${path}`) {
    case "GET /oauth/authorize":
      return askConsent(parameters, world);
    case "POST /oauth/authorize":
      return decideConsent(parameters, world);
    case "POST /oauth/token":
      return issueTokens(parameters, headers.authorization, apiUrl, world);
    case "POST /oauth/revoke":
      return revokeTokens(parameters, headers.authorization, world);
    default:
      return jsonReply(404, { reason: "Not Found", error: "not_found" });
  }
}
