import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { type CopyAccess, copyParts } from "../../../domain/help-desk/copy-access.ts";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/states.tsx";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import type { ChangeRequest } from "../../shared/changes/change-request.ts";
import { PersonPicker } from "../../shared/person-picker/person-picker.tsx";
import { kindNouns } from "./access-words.ts";
import { choosing, choosingAll, choosingNothing, chosenIn } from "./copy-chosen.ts";
import { CopyRows, LeftOutRows } from "./copy-rows.tsx";
import { deskQueries } from "./desk-queries.ts";

/** Gives somebody what a colleague has: choosing the colleague, what of it, and as what. All of it is in the address. */
export default function CopyTab({ person }: { readonly person: PersonPage }) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const from = params.get("from") ?? "";
  const { data, error, refetch, isPending, isEnabled } = useQuery(deskQueries.copyAccess(from, person.key));
  return (
    <div className="flex max-w-3xl flex-col gap-4 px-4 py-4 lg:px-6">
      <div className="max-w-md">
        <PersonPicker
          label="Copy access from"
          hint="A colleague who has what this person is to have."
          value={from}
          onChoose={(email) => change({ from: email, ...choosingAll })}
        />
      </div>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} layout="inline" /> : null}
      {isEnabled && isPending ? (
        <div role="status" aria-label="Loading" className="flex flex-col gap-2">
          <Skeleton className="h-6 max-w-sm" />
          <Skeleton className="h-40" />
        </div>
      ) : null}
      {data && from !== "" ? <Copied access={data} /> : null}
    </div>
  );
}

function Copied({ access }: { readonly access: CopyAccess }) {
  const { from, to, rows, hidden, isPart } = access;
  const [params] = useSearchParams();
  const change = useParamChange();
  const [request, setRequest] = useState<ChangeRequest | null>(null);
  const chosen = useMemo(() => chosenIn(params, rows), [params, rows]);
  const offered = rows.filter(({ leftOut }) => leftOut === null);
  const leftOut = rows.filter((row) => row.leftOut !== null);
  const hiddenTexts = Object.entries(kindNouns).flatMap(([what, noun]) => {
    const count = hidden[what] ?? 0;
    return count > 0 ? [countOf(count, noun)] : [];
  });
  return (
    <>
      {offered.length > 0 ? (
        <div className="-mb-2 flex flex-wrap gap-1">
          <Button tone="quiet" className="-ml-3" onClick={() => change(choosingAll)}>
            Choose all
          </Button>
          <Button tone="quiet" onClick={() => change(choosingNothing)}>
            Choose none
          </Button>
        </div>
      ) : null}
      {offered.length > 0 ? (
        <CopyRows
          rows={offered}
          chosen={chosen}
          onChoose={(row, as) => change(choosing(new URLSearchParams(window.location.search), row, as))}
        />
      ) : (
        <p className="text-muted">
          <Words>
            {isPart
              ? `Your role shows nothing of ${isolate(from.name)} that can be copied to ${isolate(to.name)}.`
              : `${isolate(from.name)} has nothing that can be copied to ${isolate(to.name)}.`}
          </Words>
        </p>
      )}
      {offered.length > 0 ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            tone="primary"
            disabled={chosen.size === 0}
            onClick={() => setRequest({ connection: "account", parts: copyParts(rows, chosen) })}
          >
            Copy access…
          </Button>
          <p role="status" className="text-xs text-muted">
            {chosen.size} of {offered.length} chosen
          </p>
        </div>
      ) : null}
      {leftOut.length > 0 ? <LeftOutRows rows={leftOut} /> : null}
      {hiddenTexts.length > 0 ? (
        <p className="text-muted">Left out, because your role does not show them to you: {hiddenTexts.join(", ")}.</p>
      ) : null}
      {request ? (
        <ChangeDialog
          request={request}
          verb="Copy access"
          noun="place"
          results={{ title: "Access copied", close: "Close" }}
          onClose={() => setRequest(null)}
        >
          <p>
            <Words>{`${isolate(to.name)} gets what was chosen of the access of ${isolate(from.name)}.`}</Words>
          </p>
        </ChangeDialog>
      ) : null}
    </>
  );
}
