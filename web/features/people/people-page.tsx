import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";
import { PeopleList } from "./people-list.tsx";

/** Everybody in the account. */
export default function PeoplePage() {
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>People · Channelkeeper</title>
      <InventoryNeeded
        title="People"
        would="It lists everyone in the account, with the channels they own, administer and are in."
      >
        <PeopleList />
      </InventoryNeeded>
    </div>
  );
}
