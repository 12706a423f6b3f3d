// Whose tokens these are that have just been exchanged.
import type { ZoomPeople, ZoomUser } from "../access/zoom-people.ts";
import type { Config } from "../config/config.ts";
import { apiOriginOf } from "../zoom/api-origin.ts";
import type { Tokens } from "./zoom-oauth.ts";

/** @throws ZoomRefused, ZoomUnreachable */
export function whoGranted(
  people: Pick<ZoomPeople, "me">,
  config: Pick<Config, "apiUrl" | "accountId">,
  tokens: Tokens,
): Promise<ZoomUser> {
  const token = {
    authorization: `Bearer ${tokens.accessToken}`,
    apiOrigin: (tokens.apiUrl && apiOriginOf(tokens.apiUrl, config.apiUrl)) || null,
    version: 0,
  };
  const source = { atHand: () => token, get: async () => token, renew: async () => null };
  // Nobody knows yet whose it is: those who sign in just now have a share together.
  return people.me({ tokens: source, accountId: config.accountId ?? "" }, "whoever signs in");
}
