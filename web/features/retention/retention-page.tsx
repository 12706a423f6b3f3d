import { useQueryClient } from "@tanstack/react-query";
import { FileUp, Timer } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { canEdit, useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useSession } from "../../lib/session.ts";
import { PageNeedsAccount } from "../../shared/access/page-needs-account.tsx";
import { useSelectedIds, useSelection } from "../../stores/selection.ts";
import { AddBar } from "./add-bar.tsx";
import { commonPolicy, type Target } from "./change-plan.ts";
import type { NextPolicy, Policy } from "./policy.ts";
import { PolicyList } from "./policy-list.tsx";
import { type PolicyTable, readTableView, viewOf } from "./policy-table.ts";
import { heldBy } from "./retention-columns.tsx";
import { RetentionHelp } from "./retention-help.tsx";
import { knownDefault, retentionQueries } from "./retention-queries.ts";
import { SelectedBar } from "./selected-bar.tsx";
import { showPolicies } from "./show-policies.ts";
import { useAddress } from "./use-address.ts";
import { useHolds } from "./use-holds.ts";
import { usePolicyTable } from "./use-policy-table.ts";

const ChangeDialog = lazy(() => import("./change-dialog.tsx"));
const ImportDialog = lazy(() => import("./import-dialog.tsx"));

/** Name of the table's selection. */
const LIST = "retention";

/** How long channels keep their messages: a table over many, to look at and to change. */
export default function RetentionPage() {
  const connection = useConnection();
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Retention · Channelkeeper</title>
      {connection === "me" ? (
        <>
          <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
            <h1 className="text-lg font-semibold tracking-tight">Retention</h1>
            <RetentionHelp />
          </header>
          <PageNeedsAccount
            to={`/retention?${CONNECTION_PARAM}=account`}
            title="Retention needs the account connection"
          >
            Only account-level apps can see and change the retention of channels.
          </PageNeedsAccount>
        </>
      ) : (
        <Policies />
      )}
    </div>
  );
}

type Asked = {
  readonly targets: readonly Target[];
  /** What each channel is given; left out where it is to be chosen. */
  readonly given?: ReadonlyMap<string, NextPolicy>;
  readonly common?: Policy | undefined;
};

function Policies() {
  const client = useQueryClient();
  const mayEdit = canEdit("account", useSession());
  const [params] = useSearchParams();
  // The day is the one on which the page was opened: dates must not change while they are being confirmed.
  const [nowMs] = useState(() => Date.now());
  const reading = usePolicyTable();
  const { table } = reading;
  useAddress(reading);
  const holds = useHolds();
  const isHeld = useCallback((id: string) => heldBy(holds, id).length > 0, [holds]);
  const view = useMemo(() => readTableView(params), [params]);
  const shown = useMemo(() => viewOf(table, view, isHeld, nowMs), [table, view, isHeld, nowMs]);

  const selected = useSelectedIds(LIST);
  const select = useCallback((ids: ReadonlySet<string>) => useSelection.getState().select(LIST, ids), []);
  const chosen = useMemo(() => [...selected].flatMap((id) => table.get(id) ?? []), [selected, table]);
  const shownIds = useMemo(() => new Set(shown.map(({ id }) => id)), [shown]);

  const [asked, setAsked] = useState<Asked | null>(null);
  const [isImporting, setImporting] = useState(false);
  const targetsOf = (ids: Iterable<string>): readonly Target[] => {
    // Read from the cache: what an import has just read is there before this renders again.
    const now = client.getQueryData<PolicyTable>(retentionQueries.table()) ?? table;
    return [...ids].flatMap((id) => {
      const row = now.get(id);
      return row ? [{ id, name: row.name }] : [];
    });
  };
  const show = (items: readonly ChangeItemInfo[], side: "before" | "to"): void =>
    void reading.read(showPolicies(client, items, side));

  return (
    <>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Retention</h1>
        <RetentionHelp />
        {mayEdit ? (
          <Button
            className="ml-auto"
            icon={<FileUp size={15} aria-hidden="true" className="text-muted" />}
            onClick={() => setImporting(true)}
          >
            Import…
          </Button>
        ) : null}
      </header>
      <div className="flex flex-col gap-3 px-4 py-3 lg:px-6">
        <AddBar reading={reading} />
      </div>
      <PolicyList
        table={table}
        shown={shown}
        view={view}
        holds={holds}
        nowMs={nowMs}
        selected={selected}
        onSelect={select}
        isReading={reading.progress !== undefined}
        icon={<Timer size={28} aria-hidden="true" />}
      />
      {chosen.length > 0 ? (
        <SelectedBar
          count={chosen.length}
          hiddenCount={chosen.filter(({ id }) => !shownIds.has(id)).length}
          onChange={
            mayEdit
              ? () =>
                  setAsked({ targets: targetsOf(selected), common: commonPolicy(chosen.map(({ policy }) => policy)) })
              : undefined
          }
          onRemove={() => {
            reading.remove(selected);
            select(new Set());
          }}
          onClear={() => select(new Set())}
        />
      ) : null}
      <Suspense>
        {isImporting ? (
          <ImportDialog
            reading={reading}
            onClose={() => setImporting(false)}
            onRead={(policies) => {
              setImporting(false);
              setAsked({
                targets: targetsOf(policies.map(({ id }) => id)),
                given: new Map(policies.map(({ id, next }) => [id, next])),
              });
            }}
          />
        ) : null}
        {asked ? (
          <ChangeDialog
            targets={asked.targets}
            given={asked.given && ((id) => asked.given?.get(id))}
            common={asked.common}
            defaultPeriod={knownDefault(client)}
            isHeld={holds.state === "known" ? isHeld : undefined}
            nowMs={nowMs}
            onDone={(items) => show(items, "to")}
            onUndone={(items) => show(items, "before")}
            onClose={() => setAsked(null)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
