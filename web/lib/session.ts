import { queryOptions, useQuery } from "@tanstack/react-query";
import { array, boolean, exactOptional, literal, nullish, number, object, picklist, string, union } from "valibot";
import type { SessionInfo } from "../../contract/bff.ts";
import { noteAccountApp } from "./api/account-app.ts";
import { forgetEarly } from "./api/early.ts";
import { claimPage } from "./api/page-person.ts";
import { zoomRoot } from "./api/paths.ts";
import { request } from "./api/request.ts";
import { SESSION_PATH } from "./locations.ts";
import { mayOf } from "./may.ts";

const trouble = picklist([
  "client_refused",
  "app_refused",
  "admin_client_refused",
  "not_connected",
  "grant_ended",
  "missing_scope",
  "unreachable",
  "slow",
  "rate_limited",
  "refused",
]);
const account = union([
  object({ is: literal("none") }),
  object({ is: literal("unavailable"), trouble }),
  object({
    is: literal("there"),
    app: picklist(["server-to-server", "admin-managed"]),
    trouble: exactOptional(trouble),
    actsAs: exactOptional(string()),
    hasInventory: exactOptional(literal(true)),
    isInventoryWhole: exactOptional(boolean()),
  }),
]);

/** What a person holds; see `contract/bff.ts`. */
export const holdingsInfo = object({
  roles: array(
    object({ id: string(), name: string(), rights: array(string()), ofOwners: exactOptional(array(string())) }),
  ),
  holdings: array(
    object({
      roleId: string(),
      set: union([
        object({ of: literal("all") }),
        object({ of: literal("spaces"), spaceIds: array(string()) }),
        object({ of: literal("name"), pattern: string() }),
        object({ of: literal("list"), channelIds: array(string()) }),
        object({ of: literal("own"), as: picklist(["owner", "leader"]) }),
      ]),
      untilMs: nullish(number(), null),
      by: picklist(["zoom", "everybody", "grant", "group", "break-glass"]),
    }),
  ),
});

const sessionInfo = object({
  user: object({ id: string(), email: string(), displayName: string(), roleName: string() }),
  connections: object({ me: object({ scopes: array(string()) }), account }),
  access: holdingsInfo,
  brokenGlass: exactOptional(
    array(object({ byName: string(), reason: string(), untilMs: number(), isOwn: boolean() })),
  ),
  isSandbox: boolean(),
  expiresAtMs: number(),
});

/** How long an account connection that is unavailable is left alone. */
const TRY_AGAIN_MS = 10_000;

const hasTrouble = ({ connections: { account } }: SessionInfo): boolean =>
  "trouble" in account && account.trouble !== undefined;

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<SessionInfo> => {
    const session: SessionInfo = await request({ path: SESSION_PATH, schema: sessionInfo, signal });
    claimPage(session.user.id);
    const { account } = session.connections;
    noteAccountApp(account.is === "there" ? account.app : undefined);
    // A refusal from while it was unavailable would be shown when it no longer is.
    if (!mayOf(session).isGiven) forgetEarly(zoomRoot("account"));
    return session;
  },
  refetchInterval: ({ state }) => (state.data && hasTrouble(state.data) ? TRY_AGAIN_MS : false),
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
