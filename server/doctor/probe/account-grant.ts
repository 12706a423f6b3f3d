// The account connection without a database: a token in memory, and a new one where Zoom refuses it.
import type { Config } from "../../config/config.ts";
import type { Tokens, ZoomOAuth } from "../../oauth/zoom-oauth.ts";
import { apiOriginOf } from "../../zoom/api-origin.ts";
import type { Token, ZoomGrant } from "../../zoom/call.ts";

export function accountGrant(
  first: Tokens,
  oauth: ZoomOAuth,
  config: Pick<Config, "apiUrl"> & { readonly accountId: string },
): ZoomGrant {
  const tokenOf = ({ accessToken, apiUrl }: Tokens, version: number): Token => ({
    authorization: `Bearer ${accessToken}`,
    apiOrigin: (apiUrl === null ? null : apiOriginOf(apiUrl, config.apiUrl)) ?? null,
    version,
  });
  let token = tokenOf(first, 1);
  return {
    accountId: config.accountId,
    tokens: {
      atHand: () => token,
      get: async () => token,
      renew: async (refused) => {
        if (token.version > refused.version) return token;
        token = tokenOf(await oauth.accountToken(), token.version + 1);
        return token;
      },
    },
  };
}
