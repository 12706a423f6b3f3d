import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import type { InventoryChannel } from "../../../domain/inventory/channels.ts";
import { channelsQuery } from "../../../domain/inventory/channels.ts";
import { readPeriod } from "../../../domain/retention-period.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { tabPath } from "../../shared/channel/channel-tabs.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import type { ColumnContext } from "../../shared/inventory-channels/channel-columns.tsx";
import { InventoryChannels } from "../../shared/inventory-channels/inventory-channels.tsx";
import { partsOf } from "./change-plan.ts";
import { HoldsNote } from "./holds-section.tsx";
import type { ImportedPolicy } from "./import-dialog.tsx";
import { NarrowPolicy } from "./narrow-policy.tsx";
import { PolicySelect } from "./policy-select.tsx";
import { hiddenPolicyColumns, policyColumns } from "./retention-columns.tsx";
import { useHolds } from "./use-holds.ts";

const ChangeDialog = lazy(() => import("./change-dialog.tsx"));
const ImportDialog = lazy(() => import("./import-dialog.tsx"));
const RetentionBar = lazy(() => import("./retention-bar.tsx"));

const name = { table: "retention", selection: "retention" };
const views = { page: "/retention" };
const hrefOf = ({ id }: InventoryChannel): string => tabPath(id, "account", "retention");

interface PoliciesProps {
  readonly isImporting: boolean;
  /** Told once a file was read, or is not to be. */
  readonly onImported: () => void;
}

/** The policies of all channels, as the inventory knows them, to look at and to change. */
export function Policies({ isImporting, onImported }: PoliciesProps) {
  const mayEdit = useMay().some("set-retention");
  const change = useParamChange();
  // The day is the one on which the page was opened: dates must not change while they are being confirmed.
  const [todayMs] = useState(() => Date.now());
  const { data: overview, error } = useFollowed(inventoryQueries.retention());
  const defaultWire = overview?.byDefault?.period ?? "";
  const defaultPeriod = useMemo(() => readPeriod(defaultWire), [defaultWire]);
  const holds = useHolds();
  const isHeld = holds.state === "known" ? (id: string) => holds.coversOf(id).length > 0 : undefined;
  const columnsOf = useCallback(
    (context: ColumnContext) => policyColumns({ ...context, todayMs, defaultPeriod, holds }),
    [todayMs, defaultPeriod, holds],
  );
  const [imported, setImported] = useState<readonly ImportedPolicy[] | null>(null);
  return (
    <>
      <div className="px-4 pt-2 empty:hidden lg:px-6">
        {error ? <ErrorState error={error} layout="inline" /> : null}
        {/* While they are looked up their column says so, and nothing moves. */}
        {holds.state === "loading" ? null : <HoldsNote holds={holds} />}
      </div>
      <InventoryChannels
        label="Retention"
        hidden={hiddenPolicyColumns}
        {...{ name, views, hrefOf, columnsOf }}
        Narrow={NarrowPolicy}
        quickOf={(asked, wanted) => (
          <PolicySelect asked={asked} wanted={wanted} overview={overview} holds={holds} onChange={change} />
        )}
        toolsOf={({ wanted, isEmpty }) => (
          <ListExport
            isQuiet
            list="inventory-channels"
            connection="account"
            query={channelsQuery(wanted)}
            disabled={isEmpty}
          />
        )}
        barOf={(chosen) => (
          <RetentionBar {...chosen} mayEdit={mayEdit} question={{ defaultPeriod, isHeld, nowMs: todayMs }} />
        )}
      />
      <Suspense>
        {isImporting ? (
          <ImportDialog
            onRead={(policies) => {
              onImported();
              setImported(policies);
            }}
            onClose={onImported}
          />
        ) : null}
        {imported ? (
          <ChangeDialog
            parts={partsOf(imported, (id) => imported.find((one) => one.id === id)?.next)}
            {...{ defaultPeriod, isHeld, nowMs: todayMs }}
            onClose={() => setImported(null)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
