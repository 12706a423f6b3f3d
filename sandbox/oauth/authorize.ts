import { pageReply, type Reply, redirectReply } from "../http/reply.ts";
import { MEMBER_ROLE } from "../store/roles.ts";
import type { World } from "../world.ts";
import { type AuthorizationRequest, readAuthorizationRequest, redirectWith } from "./authorization-request.ts";
import { authorizationErrorPage, consentPage } from "./consent-page.ts";

const refuse = (status: number, message: string): Reply => pageReply(status, authorizationErrorPage(message));

/** `GET /oauth/authorize`: asks the person. */
export function askConsent(parameters: URLSearchParams, world: World): Reply {
  const request = readAuthorizationRequest(parameters, world);
  if (typeof request === "string") return refuse(400, request);
  return pageReply(200, consentPage(request, parameters, world.store));
}

/** `POST /oauth/authorize`: the same parameters with `email` and `decision`; sends the browser back to the app. */
export function decideConsent(parameters: URLSearchParams, world: World): Reply {
  const request = readAuthorizationRequest(parameters, world);
  if (typeof request === "string") return refuse(400, request);
  const decision = parameters.get("decision");
  if (decision === "deny") return redirectReply(redirectWith(request, { error: "access_denied" }));
  if (decision !== "allow") return refuse(400, "decision must be allow or deny");
  return allow(request, parameters.get("email") ?? "", world);
}

function allow(request: AuthorizationRequest, email: string, world: World): Reply {
  const user = world.store.findUser(email);
  if (!user) return refuse(400, `User does not exist: ${email} (1,001)`);
  if (user.status !== "active") return refuse(403, `${user.email} is not active and cannot sign in.`);
  if (request.app.kind === "account-level" && user.roleId === MEMBER_ROLE)
    return refuse(403, `${request.app.name} acts for the whole account: ask an administrator to allow it.`);
  const code = world.codes.issue({
    clientId: request.app.clientId,
    userId: user.id,
    redirectUri: request.redirectUri,
    challenge: request.challenge,
  });
  return redirectReply(redirectWith(request, { code }));
}
