import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { EmptyState, Skeleton } from "../../components/states.tsx";
import { hasAccount, hasWholeInventory } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import { useNow } from "../../shared/inventory/use-now.ts";
import { Counts } from "./counts.tsx";
import { InventoryHelp } from "./inventory-help.tsx";
import { InventoryOff } from "./inventory-off.tsx";
import { KeptFor } from "./kept-for.tsx";
import { KeptTrue } from "./kept-true.tsx";
import { PauseButton } from "./pause-button.tsx";
import { Progress } from "./progress.tsx";
import { StepTable } from "./step-table.tsx";

/** How far the account is known, how true that was found to be, and what keeps it so. */
export default function InventoryPage() {
  const session = useSession();
  const { account } = session.connections;
  const isOff = account.is === "none" || (account.is === "there" && !account.hasInventory);
  const isRefused = account.is === "there" && !(isOff ? hasAccount(session) : hasWholeInventory(session));
  return (
    <div className="flex flex-col gap-6 px-4 pt-3 pb-10 lg:px-6 lg:pt-4">
      <title>Inventory · Channelkeeper</title>
      {isRefused ? (
        <>
          <h1 className="text-lg font-semibold tracking-tight">Inventory</h1>
          <EmptyState title="Your role does not allow you to see this">
            The inventory is for those whose roles show them all channels of the account. Workspace administrators give
            roles.
          </EmptyState>
        </>
      ) : isOff ? (
        <>
          <Heading />
          <InventoryOff hasAccount={account.is !== "none"} />
        </>
      ) : (
        <Kept />
      )}
    </div>
  );
}

function Heading({ status }: { readonly status?: InventoryStatus | undefined }) {
  return (
    <header className="flex min-h-8 flex-wrap items-center gap-1">
      <h1 className="text-lg font-semibold tracking-tight">Inventory</h1>
      <InventoryHelp />
      {status?.mayPause ? (
        <div className="ml-auto">
          <PauseButton isPaused={status.state === "paused"} />
        </div>
      ) : null}
    </header>
  );
}

function Kept() {
  const { data: status, error, refetch } = useFollowed(inventoryQueries.status(), "reads");
  const nowMs = useNow();
  if (!status)
    return (
      <>
        <Heading />
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <div className="flex flex-col gap-3" role="status" aria-label="Loading">
            <Skeleton className="h-6 max-w-sm" />
            <Skeleton className="h-16 max-w-3xl" />
            <Skeleton className="h-80" />
          </div>
        )}
      </>
    );
  return (
    <>
      <Heading status={status} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} layout="inline" /> : null}
      <Progress status={status} nowMs={nowMs} />
      <Counts counts={status.counts} />
      <StepTable steps={status.steps} nowMs={nowMs} />
      <KeptTrue status={status} nowMs={nowMs} />
      {status.settings ? <KeptFor settings={status.settings} mayPause={status.mayPause} /> : null}
    </>
  );
}
