import { useSearchParams } from "react-router";
import type { ConnectionName, SessionInfo } from "../../contract/bff.ts";
import { CONNECTION_PARAM } from "./locations.ts";
import { useSession } from "./session.ts";

export const connectionLabels: Readonly<Record<ConnectionName, string>> = {
  me: "My connection",
  account: "Account connection",
};

/**
 * The connection a page uses: what its URL says, else the widest one the person may use. One that is unavailable keeps
 * its place: what one's own shows would be taken for the whole account. See `canUse`.
 */
export function resolveConnection(via: string | null, session: SessionInfo): ConnectionName {
  if (via === "me" || via === "account") return via;
  const { account } = session.connections;
  return account.access === "none" && account.why !== "unavailable" ? "me" : "account";
}

/** Whether the person can use a connection; the frame says so in a page's place when they cannot. */
export function canUse(connection: ConnectionName, session: SessionInfo): boolean {
  return connection === "me" || session.connections.account.access !== "none";
}

export function useConnection(): ConnectionName {
  const [params] = useSearchParams();
  return resolveConnection(params.get(CONNECTION_PARAM), useSession());
}

/** Whether the person sees an inventory of the account that is whole. */
export function isInventoryWhole({ connections: { account } }: SessionInfo): boolean {
  return account.access !== "none" && account.isInventoryWhole === true;
}

/** Whether the person sees an inventory of the account. */
export function hasInventory({ connections: { account } }: SessionInfo): boolean {
  return account.access !== "none" && account.hasInventory === true;
}

/** Whether the person has a part in the whole account, not in its channels alone. */
export function isOfAccount({ connections: { account } }: SessionInfo): boolean {
  return account.access !== "none" && account.scope === "account";
}

/** Whether the person looks after what the console keeps for everyone. */
export function mayKeepForAll({ connections: { account } }: SessionInfo): boolean {
  return account.access === "edit" && account.scope === "account";
}

/** Whether the person may change things through this connection. */
export function canEdit(connection: ConnectionName, session: SessionInfo): boolean {
  return connection === "me" || session.connections.account.access === "edit";
}
