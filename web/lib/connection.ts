import { useSearchParams } from "react-router";
import type { ConnectionName, SessionInfo } from "../../contract/bff.ts";
import { CONNECTION_PARAM } from "./locations.ts";
import { useSession } from "./session.ts";

export const connectionLabels: Readonly<Record<ConnectionName, string>> = {
  me: "My connection",
  account: "Account connection",
};

/** The connection a page uses: what its URL says, else the widest one the person may use. */
export function resolveConnection(via: string | null, session: SessionInfo): ConnectionName {
  if (via === "me" || session.connections.account.access === "none") return "me";
  return "account";
}

export function useConnection(): ConnectionName {
  const [params] = useSearchParams();
  return resolveConnection(params.get(CONNECTION_PARAM), useSession());
}

/** Whether the person may change things through this connection. */
export function canEdit(connection: ConnectionName, session: SessionInfo): boolean {
  return connection === "me" || session.connections.account.access === "edit";
}
