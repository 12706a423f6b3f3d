import { useQueryClient } from "@tanstack/react-query";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { Name } from "../../../components/name.tsx";
import { ResultsDialog, RunningDialog } from "../../../components/run-dialogs.tsx";
import { idsDone, outcomeItems, waysOn } from "../../../lib/bulk/outcomes.ts";
import { useRun } from "../../../lib/bulk/use-run.ts";
import { patiently } from "../../../lib/csv/batches.ts";
import { restartLists, showInLists } from "../../../lib/cursor-list/changes.ts";
import { countOf } from "../../../lib/format.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { notify } from "../../../stores/notices.ts";
import { markArchived } from "../../channel/channel-cache.ts";
import { useOwnRoles } from "../../channel/own-roles.ts";
import type { ChannelRow } from "../channel.ts";
import { channelQueries } from "../channel-queries.ts";
import { actionWords, harmOf, mayAct, planFor, undoOf, whoMayAct } from "./bulk-plan.ts";
import type { ChannelAction } from "./channel-operations.ts";

const NAMED = 8;

interface BulkDialogProps {
  readonly action: ChannelAction;
  readonly connection: ConnectionName;
  readonly ids: readonly string[];
  readonly nameOf: (id: string) => string;
  /** Told which channels an action is done for: the one asked for, or later the one that takes it back. */
  readonly onDone: (action: ChannelAction, ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Asks, acts on many channels, and says what became of each. */
export default function BulkDialog({ action, connection, ids, nameOf, onDone, onClose }: BulkDialogProps) {
  const client = useQueryClient();
  const { bulk, outcomes, start } = useRun();
  const words = actionWords[action];
  const roles = useOwnRoles(connection === "me" ? ids : []);
  const able = ids.filter((id) => mayAct(action, roles.roleIn(id)));
  const leftOut = ids.filter((id) => !able.includes(id));

  const settle = (did: ChannelAction, done: readonly string[]): void => {
    onDone(did, done);
    if (did === "delete") return;
    for (const id of done) markArchived(client, id, did === "archive" ? "archived" : "live");
  };

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
          const undone: string[] = [];
          for (const part of calls) undone.push(...idsDone(await patiently(() => work(part, signal), signal)));
          settle(back, undone);
          await restartLists(client, channelQueries.lists());
          const failed = done.length - undone.length;
          const said = `${countOf(undone.length, "channel")} ${actionWords[back].done}`;
          if (failed > 0) notify(`${said}; ${failed} could not be.`, "danger");
          else notify(`${said}.`);
        }),
    );
  };

  const run = async (some: readonly string[]): Promise<void> => {
    const all = await start(planFor(action, connection, some));
    const done = new Set(idsDone(all));
    settle(action, [...done]);
    if (done.size > 0) {
      const lists = channelQueries.lists();
      if (action === "delete") showInLists<ChannelRow>(client, lists, (row) => (done.has(row.id) ? null : row));
      await restartLists(client, lists);
    }
    if (done.size === all.length) {
      tell([...done], `${countOf(done.size, "channel")} ${words.done}.`);
      onClose();
    }
  };

  if (bulk.state.phase === "running") {
    const { total } = bulk.state.progress;
    const title = `${words.doing} ${countOf(total, "channel")}`;
    return <RunningDialog title={title} bulk={bulk} label={words.doing} />;
  }
  if (outcomes) {
    const done = idsDone(outcomes);
    const close = (): void => {
      if (done.length > 0 && undoOf(action)) {
        tell(done, `${countOf(done.length, "channel")} of ${outcomes.length} ${words.done}.`);
      }
      onClose();
    };
    return (
      <ResultsDialog
        title={`${words.verb}: results`}
        noun="channel"
        nounPlural="channels"
        items={outcomeItems(outcomes, nameOf)}
        {...waysOn(outcomes, (some) => void run(some))}
        onClose={close}
      />
    );
  }
  return (
    <ConfirmDialog
      title={
        able.length === 0
          ? `Nothing to ${words.verb.toLowerCase()}`
          : `${words.verb} ${countOf(able.length, "channel")}?`
      }
      confirmLabel={words.verb}
      harm={able.length === 0 ? { kind: "plain" } : harmOf(action, able.map(nameOf))}
      isDestructive={action === "delete"}
      isBlocked={roles.isReading || able.length === 0}
      note={able.length > 0 ? <WhoseName connection={connection} /> : null}
      onConfirm={() => void run(able)}
      onClose={onClose}
    >
      {able.length > 0 ? <p>{words.effect}</p> : null}
      <Names ids={able} nameOf={nameOf} />
      {roles.isReading ? <p role="status">Checking which ones you can {words.verb.toLowerCase()}…</p> : null}
      {leftOut.length > 0 ? (
        <section aria-label="Left out" className="flex flex-col gap-1">
          <p>Left out because {whoMayAct[action]}:</p>
          <Names ids={leftOut} nameOf={nameOf} />
        </section>
      ) : null}
    </ConfirmDialog>
  );
}

function Names({ ids, nameOf }: { readonly ids: readonly string[]; readonly nameOf: (id: string) => string }) {
  if (ids.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5 text-ink">
      {ids.slice(0, NAMED).map((id) => (
        <li key={id} className="truncate">
          <Name>{nameOf(id)}</Name>
        </li>
      ))}
      {ids.length > NAMED ? <li className="text-muted">and {ids.length - NAMED} more</li> : null}
    </ul>
  );
}
