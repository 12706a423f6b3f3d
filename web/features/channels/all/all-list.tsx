import type { InventoryChannel } from "../../../../domain/inventory/channels.ts";
import { LinkButton } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { useLater } from "../../../components/use-later.ts";
import { hasInventory } from "../../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../../lib/locations.ts";
import { useSession } from "../../../lib/session.ts";
import { allColumns, hiddenInAll } from "../../../shared/inventory-channels/channel-columns.tsx";
import { InventoryChannels } from "../../../shared/inventory-channels/inventory-channels.tsx";

const loadTools = () => import("./all-tools.tsx");
const name = { table: "all-channels", selection: "all" };
const views = { page: "/channels", tab: "all" };
const hrefOf = ({ id }: InventoryChannel): string => `/channels/${encodeURIComponent(id)}?${CONNECTION_PARAM}=account`;

/** Every channel of the account, as the inventory knows them. */
export default function AllList() {
  const session = useSession();
  const Tools = useLater(loadTools);
  if (hasInventory(session))
    return (
      <InventoryChannels
        label="All channels"
        columnsOf={allColumns}
        hidden={hiddenInAll}
        {...{ name, views, hrefOf }}
        toolsOf={({ wanted, ...tools }) => (Tools ? <Tools asked={wanted} {...tools} /> : null)}
      />
    );
  return (
    <EmptyState title="This list needs the inventory" action={<LinkButton to="/inventory">Inventory</LinkButton>}>
      Zoom does not list an account’s private channels. The console does, once it keeps an inventory of the account.
    </EmptyState>
  );
}
