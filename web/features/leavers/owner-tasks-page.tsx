import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { useSearchParams } from "react-router";
import { isSettled } from "../../../domain/inventory/owner-tasks.ts";
import { BackLink } from "../../components/back-link.tsx";
import { LinkButton } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { EmptyState } from "../../components/states.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { formatCount } from "../../lib/format.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";
import { DEACTIVATED_LEAVERS, leaversHref, OWNER_TASKS } from "../../shared/inventory/leavers-href.ts";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { ownerTaskColumns } from "./handover-csv-columns.ts";
import { leaverQueries, removeOwnerTask, tickOwnerTasks } from "./leaver-queries.ts";
import { OwnerTaskRow } from "./owner-task-row.tsx";
import { PortalSteps } from "./portal-steps.tsx";

/** Owners that only Zoom's web portal changes: what is to be done, and what was. */
export default function OwnerTasksPage() {
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Owners to change by hand · Channelkeeper</title>
      <InventoryNeeded
        title="Owners to change by hand"
        would="It lists the channels that get another owner in Zoom’s web portal, and finds out whether they have."
      >
        <Tasks />
      </InventoryNeeded>
    </div>
  );
}

/** What others tick off is no fact of the inventory, which would tell of it. */
const LOOK_EVERY_MS = 10_000;

function Tasks() {
  const [params] = useSearchParams();
  const client = useQueryClient();
  const mayEdit = useMay().some("set-channel-settings");
  const { data, error, refetch } = useFollowed({ ...leaverQueries.ownerTasks(), refetchInterval: LOOK_EVERY_MS });
  const refresh = (): Promise<void> => client.invalidateQueries(leaverQueries.ownerTasks());
  const tick = useMutation({
    mutationFn: ({ id, isDone }: { readonly id: string; readonly isDone: boolean }) => tickOwnerTasks([id], isDone),
    onSettled: refresh,
  });
  const remove = useMutation({ mutationFn: removeOwnerTask, onSettled: refresh });
  const isDone = params.get("show") === "done";
  const tasks = data ?? [];
  const shown = tasks.filter((task) => isSettled(task) === isDone);
  const openCount = tasks.filter((task) => !isSettled(task)).length;
  const failed = tick.error ?? remove.error;
  return (
    <>
      <header className="shrink-0 border-b border-line px-4 pt-3 lg:px-6">
        <BackLink to={leaversHref()}>Hand over</BackLink>
        <h1 className="mt-2 text-lg font-semibold tracking-tight">Owners to change by hand</h1>
        <p className="max-w-3xl text-muted">
          Zoom’s API has no way to change who owns a channel. Change these in Zoom’s web portal and tick them off; the
          inventory also finds out when it reads the channel next.
        </p>
        <div className="mt-1">
          <Tabs
            label="Which owners"
            current={isDone ? "done" : "open"}
            tabs={[
              { id: "open", label: "To do", to: OWNER_TASKS, count: data && formatCount(openCount) },
              {
                id: "done",
                label: "Done",
                to: `${OWNER_TASKS}?show=done`,
                count: data && formatCount(tasks.length - openCount),
              },
            ]}
          />
        </div>
      </header>
      {failed ? (
        <div className="px-4 pt-3 lg:px-6">
          <ErrorState error={failed} layout="inline" />
        </div>
      ) : null}
      {data === undefined ? (
        error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <MembersSkeleton />
        )
      ) : shown.length === 0 ? (
        <EmptyState
          icon={<ListChecks size={28} aria-hidden="true" />}
          title={isDone ? "Nothing is done yet" : "No owner has to be changed by hand"}
          action={isDone ? null : <LinkButton to={DEACTIVATED_LEAVERS}>What deactivated people left</LinkButton>}
        >
          {isDone
            ? "What was ticked off, or found done by the inventory, stands here."
            : "Channels come here when they are handed over to a successor."}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4 px-4 py-4 lg:px-6">
          {isDone ? null : <PortalSteps />}
          <div className="flex max-w-4xl justify-end">
            <FoundExport
              name="owners to change by hand"
              noun="channel"
              columns={ownerTaskColumns}
              read={async () => shown}
            />
          </div>
          <ul className="max-w-4xl divide-y divide-line border-y border-line" aria-label={isDone ? "Done" : "To do"}>
            {shown.map((task) => (
              <OwnerTaskRow
                key={task.id}
                task={task}
                mayEdit={mayEdit}
                onTick={(done) => tick.mutate({ id: task.id, isDone: done })}
                onRemove={() => remove.mutate(task.id)}
              />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
