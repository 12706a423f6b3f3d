import { queryOptions, useQuery } from "@tanstack/react-query";
import { array, boolean, literal, number, object, picklist, string, variant } from "valibot";
import type { SessionInfo } from "../../contract/bff.ts";
import { request } from "./api/request.ts";
import { SESSION_PATH } from "./locations.ts";

const account = variant("access", [
  object({ access: literal("none"), why: picklist(["not_configured", "role", "unavailable"]) }),
  object({ access: picklist(["read", "edit"]), scope: picklist(["channels", "account"]) }),
]);

const sessionInfo = object({
  user: object({ id: string(), email: string(), displayName: string(), roleName: string() }),
  connections: object({ me: object({ scopes: array(string()) }), account }),
  isSandbox: boolean(),
  expiresAtMs: number(),
});

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }): Promise<SessionInfo> => request({ path: SESSION_PATH, schema: sessionInfo, signal }),
  staleTime: 5 * 60_000,
  retry: false,
  // The answer that there is no session is as good as one that there is: a page that appears need not ask again.
  retryOnMount: false,
});

/**
 * The signed-in person.
 *
 * @throws Error outside the layout, which renders its pages only once the session is known.
 */
export function useSession(): SessionInfo {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error("useSession is for pages inside the layout");
  return data;
}
