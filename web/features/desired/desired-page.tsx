import { lazy, Suspense } from "react";
import { EmptyState } from "../../components/states.tsx";
import { useMay } from "../../shared/access/use-may.ts";
import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";

// The first page names what a page is made of, however late it comes: what this one shows is named here.
const Desired = lazy(() => import("./desired.tsx"));

/** What channels and spaces should be, what is otherwise, and the way back. */
export default function DesiredPage() {
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Desired state · Channelkeeper</title>
      <InventoryNeeded
        title="Desired state"
        would="It compares the account with a file that says what channels and shared spaces should be, and puts back what differs."
      >
        <Suspense>{useMay().all("keep-inventory") ? <Desired /> : <NotAllowed />}</Suspense>
      </InventoryNeeded>
    </div>
  );
}

function NotAllowed() {
  return (
    <>
      <h1 className="sr-only">Desired state</h1>
      <EmptyState title="Your role does not allow you to see this">
        The desired state is for owners and administrators of the account: its file may name people from other accounts
        by addresses that Zoom hides.
      </EmptyState>
    </>
  );
}
