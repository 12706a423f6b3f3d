// One token for the account connection, to see whether the app can have one, and what went wrong where it cannot.
import * as client from "openid-client";
import type { Config } from "../config/config.ts";
import { AppRefused, createZoomOAuth, type Tokens } from "../oauth/zoom-oauth.ts";

export type TokenTried =
  | { readonly is: "given"; readonly tokens: Tokens }
  | { readonly is: "refused"; readonly sentence: string; readonly steps: readonly string[] };

export async function tryAccountToken(config: Config): Promise<TokenTried> {
  try {
    return { is: "given", tokens: await createZoomOAuth(config).accountToken() };
  } catch (error) {
    return { is: "refused", ...whyNoToken(error, config.oauthUrl) };
  }
}

/** Why the app of the account has no token, by what Zoom said. */
export function whyNoToken(error: unknown, oauthUrl: string): { sentence: string; steps: readonly string[] } {
  if (!(error instanceof AppRefused))
    return {
      sentence: `Zoom could not be reached at ${oauthUrl}, or answered with something that is no token.`,
      steps: ["Check that this machine reaches the internet, and ZOOM_OAUTH_URL if you set it; then try again."],
    };
  const said = saidBy(error.cause);
  // Whatever error goes with the words: Zoom documents these alone, as 4717.
  if (/disabled/i.test(said))
    return {
      sentence: `Zoom knows the app and gives it no token: it is not activated.${said}`,
      steps: ["Open the app in the Zoom App Marketplace, Activation, and activate it."],
    };
  if (error.why === "client")
    return {
      sentence: `Zoom does not accept ZOOM_S2S_CLIENT_ID and ZOOM_S2S_CLIENT_SECRET.${said}`,
      steps: [
        "Copy both from App Credentials of the server-to-server app: a secret that was regenerated is another one.",
        "Check that the app is of the kind Server-to-Server OAuth, not the one people sign in with, and that it is activated.",
      ],
    };
  return {
    sentence: `Zoom knows the app and gives it no token: it is not activated, or ZOOM_ACCOUNT_ID is not its account.${said}`,
    steps: [
      "Open the app in the Zoom App Marketplace, Activation, and activate it.",
      "Copy the account ID from App Credentials of the same app.",
    ],
  };
}

/** What Zoom said, without anything that could be a credential. */
function saidBy(error: unknown): string {
  if (!(error instanceof client.ResponseBodyError)) return "";
  const { reason } = error.cause;
  const text = typeof reason === "string" && reason !== "" ? reason : error.error;
  return ` Zoom said: “${text.replaceAll(/[\w-]{16,}/g, "…").slice(0, 200)}”.`;
}
