import { useSearchParams } from "react-router";
import type { ConnectionName, SessionInfo } from "../../contract/bff.ts";
import { CONNECTION_PARAM } from "./locations.ts";
import { mayOf } from "./may.ts";
import { useSession } from "./session.ts";

export const connectionLabels: Readonly<Record<ConnectionName, string>> = {
  me: "My connection",
  account: "Account connection",
};

/** Whether the account connection is for this person: a role of theirs goes beyond channels of their own. */
export const hasAccount = (session: SessionInfo): boolean =>
  session.connections.account.is === "there" && mayOf(session).isGiven;

/**
 * The connection a page uses: what its URL says, else the widest one the person may use. One that is unavailable keeps
 * its place: what one's own shows would be taken for the whole account. See `canUse`.
 */
export function resolveConnection(via: string | null, session: SessionInfo): ConnectionName {
  if (via === "me" || via === "account") return via;
  if (session.connections.account.is === "unavailable") return "account";
  return hasAccount(session) && mayOf(session).some("see-channels") ? "account" : "me";
}

/** What whoever leads a channel may do there through the account connection is theirs without any role. */
const ONE_CHANNEL = /^\/channels\/(?!new$)([^/]+)$/;

/** The channel whose page it is; undefined on other pages. */
export function channelAt(pathname: string): string | undefined {
  const id = ONE_CHANNEL.exec(pathname)?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
}

/**
 * Whether the person can use a connection on a page; the frame says so in the page's place when they cannot.
 *
 * @param pathname of the page
 */
export function canUse(connection: ConnectionName, session: SessionInfo, pathname: string): boolean {
  if (connection === "me" || hasAccount(session)) return true;
  return session.connections.account.is === "there" && ONE_CHANNEL.test(pathname);
}

export function useConnection(): ConnectionName {
  const [params] = useSearchParams();
  return resolveConnection(params.get(CONNECTION_PARAM), useSession());
}

/** What of the inventory is told to those who see some channels only is no more than these. */
const reading = ["see-channels", "see-people"] as const;

/** Whether the person reads an inventory of the account, of what they see, that is whole. */
export const isInventoryWhole = (session: SessionInfo): boolean =>
  hasInventory(session) && isThere(session)?.isInventoryWhole === true;

/** Whether the person reads an inventory of the account, of what they see. */
export const hasInventory = (session: SessionInfo): boolean =>
  isThere(session)?.hasInventory === true && mayOf(session).some(...reading);

/** Whether the person reads all of the inventory, how far it is and how true among it. */
export const hasWholeInventory = (session: SessionInfo): boolean =>
  hasInventory(session) && mayOf(session).all(...reading);

const isThere = ({ connections: { account } }: SessionInfo) => (account.is === "there" ? account : undefined);
