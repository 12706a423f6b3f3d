import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, FileCheck, SearchX, Undo2 } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { type Difference, differenceFields } from "../../../domain/desired/difference.ts";
import type { DesiredCheck } from "../../../domain/desired/info.ts";
import { fieldLabels, whatDiffers } from "../../../domain/desired/words.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Failure } from "../../components/failure.tsx";
import { Select } from "../../components/field.tsx";
import { SelectedBar } from "../../components/selected-bar.tsx";
import { EmptyState } from "../../components/states.tsx";
import { tableSelection, wholeList } from "../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { countOf } from "../../lib/format.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { DoneStrip } from "../../shared/done/done-strip.tsx";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import { FoundTable } from "../../shared/lists/found-table.tsx";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { notify } from "../../stores/notices.ts";
import { CheckNotes } from "./check-notes.tsx";
import { acceptDifferences, desiredQueries } from "./desired-queries.ts";
import { differenceColumns, narrowDifference } from "./difference-columns.tsx";
import { differenceCsvColumns } from "./difference-csv-columns.ts";
import { DifferenceDialog } from "./difference-dialog.tsx";

const PutBackDialog = lazy(() => import("./put-back-dialog.tsx"));

interface DifferencesTabProps {
  readonly version: number;
  readonly maySave: boolean;
}

/** What is otherwise than the saved file says. */
export function DifferencesTab({ version, maySave }: DifferencesTabProps) {
  const { data, error, refetch } = useFollowed(desiredQueries.check(version));
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <MembersSkeleton />;
  return (
    <>
      <DoneStrip />
      {error ? (
        <div className="px-4 pt-3 lg:px-6">
          <ErrorState error={error} onRetry={() => void refetch()} layout="inline" />
        </div>
      ) : null}
      {data.is === "wrong" ? (
        <EmptyState icon={<SearchX size={28} aria-hidden="true" />} title="The saved file cannot be read">
          {`Line ${data.problems[0]?.line ?? 1}: ${data.problems[0]?.message ?? ""} Correct it under File.`}
        </EmptyState>
      ) : (
        <Differences check={data} version={version} maySave={maySave} />
      )}
    </>
  );
}

interface DifferencesProps extends DifferencesTabProps {
  readonly check: Extract<DesiredCheck, { is: "right" }>;
}

function Differences({ check, version, maySave }: DifferencesProps) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const client = useQueryClient();
  const [openId, setOpenId] = useState<string | null>(null);
  const [putBack, setPutBack] = useState<readonly Difference[] | null>(null);
  const find = params.get("find")?.trim().toLowerCase() ?? "";
  const field = params.get("field") ?? "";
  const { differences } = check;
  const shown = useMemo(
    () =>
      differences.filter(
        (one) =>
          (field === "" || one.field === field) &&
          `${one.subject} ${one.of} ${one.is} ${one.wanted}`.toLowerCase().includes(find),
      ),
    [differences, find, field],
  );
  const selection = useRowSelection("desired", wholeList, shown, idOf);
  const selected = differences.filter(({ id }) => selection.ids.has(id));
  const shownIds = new Set(shown.map(idOf));
  const fields = differenceFields.filter((name) => differences.some((one) => one.field === name));
  const accepting = useMutation({
    mutationFn: (some: readonly Difference[]) => acceptDifferences(some.map(idOf), version),
    onSuccess: async (saved, some) => {
      setOpenId(null);
      selection.select(new Set());
      await client.invalidateQueries({ queryKey: desiredQueries.all });
      if (saved.is === "saved")
        notify(`${countOf(some.length, "difference")} accepted: the file is now version ${saved.file.version}.`);
      else
        notify("Someone saved another version in the meantime. Look at what differs from it first.", {
          tone: "danger",
        });
    },
    onError: ({ message }) => notify(`The file was not changed. ${message}`, { tone: "danger" }),
  });
  const open = useCallback((row: Difference) => setOpenId(row.id), []);
  const opened = differences.find(({ id }) => id === openId);
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <CheckNotes check={check} />
      {differences.length === 0 ? (
        <EmptyState icon={<CircleCheck size={28} aria-hidden="true" />} title="Nothing differs">
          {`What the inventory knows of ${aboutOf(check)} is what the file says.`}
        </EmptyState>
      ) : (
        <FoundTable
          label="Differences"
          listKey={`desired ${find} ${field}`}
          filter={{ label: "Filter differences", placeholder: "Filter by name or value" }}
          filters={
            <Select
              label="What differs"
              isLabelHidden
              value={field}
              options={[
                { value: "", label: "Everything" },
                ...fields.map((value) => ({ value: value as string, label: fieldLabels[value] })),
              ]}
              onChange={(value) => change({ field: value })}
            />
          }
          onClear={() => change({ find: "", field: "" })}
          file={{ name: "differences", noun: "difference", columns: differenceCsvColumns }}
          rows={shown}
          rowId={idOf}
          rowName={nameOf}
          columns={differenceColumns}
          narrowCell={narrowDifference}
          {...tableSelection(selection, maySave)}
          onOpen={open}
        />
      )}
      {selected.length > 0 && maySave ? (
        <SelectedBar
          label="Selected differences"
          count={selected.length}
          hiddenCount={selected.filter(({ id }) => !shownIds.has(id)).length}
          ofCount={shown.length}
          onSelectAll={selection.selectAll}
          onClear={() => selection.select(new Set())}
        >
          <Button
            icon={<FileCheck size={14} aria-hidden="true" />}
            isBusy={accepting.isPending}
            onClick={() => accepting.mutate(selected)}
          >
            Accept into the file
          </Button>
          <Button
            icon={<Undo2 size={14} aria-hidden="true" />}
            disabled={selected.every(({ fixes }) => fixes.length === 0)}
            onClick={() => setPutBack(selected)}
          >
            Put back…
          </Button>
        </SelectedBar>
      ) : null}
      {opened ? (
        <DifferenceDialog
          difference={opened}
          maySave={maySave}
          isAccepting={accepting.isPending}
          onAccept={() => accepting.mutate([opened])}
          onPutBack={() => {
            setOpenId(null);
            setPutBack([opened]);
          }}
          onClose={() => setOpenId(null)}
        />
      ) : null}
      {putBack ? (
        <Suspense>
          <PutBackDialog
            differences={putBack}
            onDone={() => {
              selection.select(new Set());
              void client.invalidateQueries({ queryKey: desiredQueries.check(version).queryKey });
            }}
            onClose={() => setPutBack(null)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

const aboutOf = ({ channels, spaces }: DifferencesProps["check"]): string =>
  `${countOf(channels, "channel")} and ${countOf(spaces, "space")}`;
const idOf = ({ id }: Difference): string => id;
const nameOf = (one: Difference): string => `${one.subject}, ${whatDiffers(one)}`;
