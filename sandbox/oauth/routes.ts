import type { Reply } from "../http/reply.ts";
import type { World } from "../world.ts";
import { askConsent, decideConsent } from "./authorize.ts";
import { revokeTokens } from "./revoke.ts";
import { issueTokens } from "./token.ts";

export interface OAuthRequest {
  readonly method: string;
  readonly path: string;
  /** Of the query and the form body together; the body's come first. */
  readonly parameters: URLSearchParams;
  readonly authorization: string | undefined;
  /** Where tokens are to be used, for `api_url`. */
  readonly apiUrl: string;
}

/** Answers `/oauth/…`; null when there is no such page. */
export function answerOAuth(request: OAuthRequest, world: World): Reply | null {
  const { parameters, authorization } = request;
  switch (`${request.method} ${request.path}`) {
    case "GET /oauth/authorize":
      return askConsent(parameters, world);
    case "POST /oauth/authorize":
      return decideConsent(parameters, world);
    case "POST /oauth/token":
      return issueTokens(parameters, authorization, request.apiUrl, world);
    case "POST /oauth/revoke":
      return revokeTokens(parameters, authorization, world);
    default:
      return null;
  }
}
