import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { Finding, FindingSettings, Findings } from "../../../domain/inventory/findings.ts";
import { LinkButton } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { Skeleton } from "../../components/states.tsx";
import { countOf } from "../../lib/format.ts";
import { findingQueries, setFinding, snoozeFinding, wakeFinding } from "../../shared/findings/finding-queries.ts";
import { inOrder, lackingText } from "../../shared/findings/finding-words.ts";
import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";
import { InventoryNote } from "../../shared/inventory/inventory-note.tsx";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import { useInventoryStatus } from "../../shared/inventory/use-inventory-status.ts";
import { FindingItem } from "./finding-item.tsx";

const SnoozeDialog = lazy(() => import("../../shared/findings/snooze-dialog.tsx"));
const SnoozedDialog = lazy(() => import("./snoozed-dialog.tsx"));
const SettingsDialog = lazy(() => import("./settings-dialog.tsx"));

/** What may be wrong in the account, how many there are of it, and what became of it. */
export default function FindingsPage() {
  return (
    <InventoryNeeded
      title="Findings"
      would="It counts what may be wrong in the account: channels without an owner, external people where none should be, and more."
    >
      <Loaded />
    </InventoryNeeded>
  );
}

function Loaded() {
  const { data, error, refetch } = useFollowed(findingQueries.list());
  const status = useInventoryStatus();
  return (
    <div className="px-4 pt-3 pb-10 lg:px-6 lg:pt-4">
      <title>Findings · Channelkeeper</title>
      <header className="flex min-h-8 flex-wrap items-center gap-2">
        <h1 className="mr-auto text-lg font-semibold tracking-tight">Findings</h1>
        <LinkButton to="/external">External access</LinkButton>
      </header>
      <InventoryNote layout="paragraph" status={status} partly="there may be more of each." />
      {data ? (
        <List {...data} />
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading" className="mt-3 flex max-w-4xl flex-col gap-6">
          {["a", "b", "c", "d", "e"].map((key) => (
            <Skeleton key={key} className="h-14" />
          ))}
        </div>
      )}
    </div>
  );
}

type Asked = { readonly what: "snooze" | "set" | "snoozed"; readonly finding: Finding } | null;

interface Act {
  readonly run: () => Promise<undefined>;
  /** The dialog shows what became of it. */
  readonly staysOpen?: boolean;
}

function List({ findings, mayChange }: Findings) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked>(null);
  const act = useMutation({
    mutationFn: ({ run }: Act) => run(),
    onSuccess: async (_done, { staysOpen }) => {
      await client.invalidateQueries({ queryKey: findingQueries.all });
      if (!staysOpen) setAsked(null);
    },
  });
  const foundCount = findings.filter(({ count, snooze }) => count && !snooze).length;
  const lacking = lackingText(findings);
  const close = (): void => {
    act.reset();
    setAsked(null);
  };
  return (
    <>
      <p role="status" className="text-muted">
        {foundCount === 0 ? "Nothing needs a look." : `${countOf(foundCount, "thing")} to look at.`}
        {lacking ? ` ${lacking}` : null}
      </p>
      {act.error && !asked ? <Failure error={act.error} layout="inline" /> : null}
      <ul className="mt-3 max-w-4xl divide-y divide-line border-y border-line">
        {inOrder(findings).map((finding) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            mayChange={mayChange}
            isWaking={act.isPending}
            onSnooze={() => setAsked({ what: "snooze", finding })}
            onWake={() => act.mutate({ run: () => wakeFinding(finding.id) })}
            onSet={() => setAsked({ what: "set", finding })}
            onSnoozed={() => setAsked({ what: "snoozed", finding })}
          />
        ))}
      </ul>
      <Suspense>
        {asked?.what === "snooze" ? (
          <SnoozeDialog
            title={`Snooze “${asked.finding.title}”`}
            effect="It stays in the list, below the others, for everyone who reads the findings."
            isBusy={act.isPending}
            error={act.error}
            onSnooze={(until) => act.mutate({ run: () => snoozeFinding(asked.finding.id, until) })}
            onClose={close}
          />
        ) : asked?.what === "snoozed" ? (
          <SnoozedDialog
            finding={findings.find(({ id }) => id === asked.finding.id) ?? asked.finding}
            mayChange={mayChange}
            isBusy={act.isPending}
            error={act.error}
            onWake={(subject) => act.mutate({ run: () => wakeFinding(asked.finding.id, subject), staysOpen: true })}
            onClose={close}
          />
        ) : asked ? (
          <SettingsDialog
            finding={asked.finding}
            isBusy={act.isPending}
            error={act.error}
            onSet={(settings: FindingSettings) => act.mutate({ run: () => setFinding(asked.finding.id, settings) })}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </>
  );
}
