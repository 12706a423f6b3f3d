import type { ConnectionName } from "../../../contract/bff.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";

/** Which list of channels: all that the inventory knows, the account's public ones, one's own, those of a person, or found by name. */
export type ListTab = "all" | "public" | "mine" | "person" | "search";

export type SearchScope = "all" | "public" | "user_joined";

const tabConnections: Readonly<Record<ListTab, readonly ConnectionName[]>> = {
  all: ["account"],
  public: ["account"],
  mine: ["me"],
  person: ["account"],
  search: ["account", "me"],
};

/**
 * The list a URL asks for and the connection it uses. The connection wins over the tab, since the person switches it
 * by itself; without one the tab decides. What needs the account connection stays so for who has none: showing one's
 * own channels instead would be taken for what was asked for.
 *
 * @param widest the connection of an address that says nothing; see `resolveConnection`.
 * @param isInventoryWhole whether all channels are the list of an address that says none.
 */
export function resolveList(
  params: URLSearchParams,
  widest: ConnectionName,
  isInventoryWhole: boolean,
): { readonly tab: ListTab; readonly connection: ConnectionName } {
  const asked = params.get("tab");
  const tab = isTab(asked) ? asked : undefined;
  const via = params.get(CONNECTION_PARAM);
  const connection = via === "me" || via === "account" ? via : tab ? impliedBy(tab, widest) : widest;
  return {
    tab:
      tab && tabConnections[tab].includes(connection)
        ? tab
        : connection === "me"
          ? "mine"
          : isInventoryWhole
            ? "all"
            : "public",
    connection,
  };
}

function impliedBy(tab: ListTab, widest: ConnectionName): ConnectionName {
  const names = tabConnections[tab];
  return names.includes(widest) ? widest : (names[0] ?? widest);
}

function isTab(value: string | null): value is ListTab {
  return value !== null && Object.hasOwn(tabConnections, value);
}

/** The address of a list. The connection stands in it where it is not the one a bare address means. */
export function listPath(
  tab: ListTab,
  connection: ConnectionName,
  more: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams({ tab, [CONNECTION_PARAM]: connection, ...more });
  return `/channels?${params}`;
}
