import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { Button } from "../../../components/button.tsx";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ProgressBar } from "../../../components/progress-bar.tsx";
import { type ResultItem, ResultList } from "../../../components/result-list.tsx";
import { explainError } from "../../../lib/api/explain.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../../lib/bulk/use-bulk.ts";
import { patiently } from "../../../lib/csv/batches.ts";
import { restartLists, showInLists } from "../../../lib/cursor-list/changes.ts";
import { countOf } from "../../../lib/format.ts";
import { notify } from "../../../stores/notices.ts";
import type { ChannelRow } from "../channel.ts";
import { channelQueries } from "../channel-queries.ts";
import { actionWords, harmOf, planFor, undoOf } from "./bulk-plan.ts";
import type { ChannelAction } from "./channel-operations.ts";

const NAMED = 8;

interface BulkDialogProps {
  readonly action: ChannelAction;
  readonly connection: ConnectionName;
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  /** Told which channels the action is done for. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Asks, acts on many channels, and says what became of each. */
export default function BulkDialog({ action, connection, ids, nameOf, onDone, onClose }: BulkDialogProps) {
  const client = useQueryClient();
  const { state, start, stop } = useBulk();
  const words = actionWords[action];
  // What earlier runs have settled, when the rest is tried again.
  const [settled, setSettled] = useState<readonly ItemOutcome[]>([]);

  /** Says for which channels it is done, and offers the way back where there is one. */
  const tell = (done: readonly string[], text: string): void => {
    const back = undoOf(action);
    notify(
      text,
      "good",
      back &&
        (async () => {
          const { calls, work } = planFor(back, connection, done);
          const { signal } = new AbortController();
          let count = 0;
          for (const part of calls) {
            const outcomes = await patiently(() => work(part, signal), signal);
            count += outcomes.filter(({ status }) => status === "done").length;
          }
          await restartLists(client, channelQueries.lists());
          const failed = done.length - count;
          const said = `${countOf(count, "channel")} ${actionWords[back].done}`;
          if (failed > 0) notify(`${said}, ${failed} could not be.`, "danger");
          else notify(`${said}.`);
        }),
    );
  };

  const run = async (some: readonly string[], before: readonly ItemOutcome[]): Promise<void> => {
    setSettled(before);
    const outcomes = await start(planFor(action, connection, some));
    const all = [...before, ...outcomes];
    const done = new Set(outcomes.filter(({ status }) => status === "done").map(({ id }) => id));
    onDone([...done]);
    if (done.size > 0) {
      const lists = channelQueries.lists();
      if (action === "delete") showInLists<ChannelRow>(client, lists, (row) => (done.has(row.id) ? null : row));
      await restartLists(client, lists);
    }
    if (all.every(({ status }) => status === "done")) {
      tell(
        all.map(({ id }) => id),
        `${countOf(all.length, "channel")} ${words.done}.`,
      );
      onClose();
    }
  };

  if (state.phase === "idle") {
    return (
      <ConfirmDialog
        title={`${words.verb} ${countOf(ids.length, "channel")}?`}
        confirmLabel={words.verb}
        harm={harmOf(action, ids.map(nameOf))}
        isDestructive={action === "delete"}
        onConfirm={() => void run(ids, [])}
        onClose={onClose}
      >
        <p>{words.effect}</p>
        <ul className="flex flex-col gap-0.5 text-ink">
          {ids.slice(0, NAMED).map((id) => (
            <li key={id} className="truncate">
              {nameOf(id)}
            </li>
          ))}
          {ids.length > NAMED ? <li className="text-muted">and {ids.length - NAMED} more</li> : null}
        </ul>
      </ConfirmDialog>
    );
  }
  if (state.phase === "running") {
    const { done, failed, total, remainingMs } = state.progress;
    return (
      <Dialog
        title={`${words.doing} ${countOf(total, "channel")}`}
        actions={
          <Button onClick={stop} isBusy={state.isStopping}>
            {state.isStopping ? "Stopping" : "Stop"}
          </Button>
        }
      >
        <ProgressBar label={words.doing} done={done + failed} total={total} remainingMs={remainingMs} />
        {failed > 0 ? <p className="mt-2 text-xs text-danger-ink">{failed} failed so far</p> : null}
      </Dialog>
    );
  }
  const outcomes = [...settled, ...state.outcomes];
  const done = outcomes.filter(({ status }) => status === "done");
  const close = (): void => {
    if (done.length > 0 && undoOf(action)) {
      tell(
        done.map(({ id }) => id),
        `${countOf(done.length, "channel")} of ${outcomes.length} ${words.done}.`,
      );
    }
    onClose();
  };
  const open = outcomes.filter(({ status }) => status !== "done").map(({ id }) => id);
  return (
    <Dialog
      title={`${words.verb}: results`}
      width="wide"
      onClose={close}
      actions={<Button onClick={close}>Close</Button>}
    >
      <ResultList
        noun="channel"
        items={outcomes.map((outcome) => resultOf(outcome, nameOf(outcome.id)))}
        onRetryFailed={open.length > 0 ? () => void run(open, done) : undefined}
      />
    </Dialog>
  );
}

function resultOf(outcome: ItemOutcome, label: string): ResultItem {
  if (outcome.status !== "failed") return { id: outcome.id, label, status: outcome.status };
  const { title, text } = explainError(outcome.error);
  return { id: outcome.id, label, status: "failed", detail: `${title}. ${text} (code ${outcome.error.code})` };
}
