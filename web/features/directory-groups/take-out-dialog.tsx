import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../lib/bulk/use-bulk.ts";
import { countOf } from "../../lib/format.ts";
import type { Announce } from "../channel/done.ts";
import { ResultsDialog, RunningDialog, resultItems } from "../mention-groups/run-dialogs.tsx";
import type { DirectoryGroup, GroupPerson } from "./directory-group.ts";
import { showAdded, showTakenOut } from "./directory-group-queries.ts";
import { planTakingOut } from "./plan-people.ts";
import { puttingBack } from "./ways-back.ts";

/** From so many people on, a box has to be ticked. */
const MANY = 20;

interface TakeOutDialogProps {
  readonly group: DirectoryGroup;
  readonly people: readonly GroupPerson[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Takes people out of a group, and says what became of each when not all went. */
export default function TakeOutDialog({ group, people, announce, onClose }: TakeOutDialogProps) {
  const client = useQueryClient();
  const bulk = useBulk();
  // Those who are out are no longer in the list, and their names are still needed.
  const [asked] = useState(people);
  const [results, setResults] = useState<readonly ItemOutcome[] | null>(null);
  const whom = (many: number): string => {
    const [only] = asked;
    return many === 1 && asked.length === 1 && only ? only.name : countOf(many, "person", "people");
  };

  const takeOut = async (ids: readonly string[]): Promise<void> => {
    const sent = await bulk.start(planTakingOut(group.id, ids));
    const outcomes = [...(results ?? []).filter(({ id }) => !ids.includes(id)), ...sent];
    const out = outcomes.filter(({ status }) => status === "done").map(({ id }) => id);
    if (out.length > 0) {
      const putBack = puttingBack(group.id, out);
      announce({
        text: `Took ${whom(out.length)} out of ${group.name}.`,
        undo: async () => {
          await putBack();
          announce({ text: `Put ${whom(out.length)} back into ${group.name}.` });
          await showAdded(client, group.id);
        },
      });
    }
    setResults(outcomes);
    await showTakenOut(client, group.id, new Set(out));
    if (out.length === outcomes.length) onClose();
  };

  if (bulk.state.phase === "running") {
    return <RunningDialog title={`Taking people out of ${group.name}`} bulk={bulk} />;
  }
  if (results) {
    const names = new Map(asked.map(({ id, name }) => [id, name]));
    const open = results.filter(({ status }) => status !== "done").map(({ id }) => id);
    return (
      <ResultsDialog
        title={`${group.name}: results`}
        items={resultItems(results, (id) => names.get(id) ?? id, [])}
        onRetry={open.length > 0 ? () => void takeOut(open) : undefined}
        onClose={onClose}
      />
    );
  }
  const count = countOf(asked.length, "person", "people");
  return (
    <ConfirmDialog
      title={`Take ${count} out?`}
      confirmLabel={`Take ${count} out`}
      harm={
        asked.length > MANY ? { kind: "checkbox", statement: `All ${count} are to leave the group` } : { kind: "plain" }
      }
      isDestructive
      onConfirm={() => void takeOut(asked.map(({ id }) => id))}
      onClose={onClose}
    >
      <p>
        {whom(asked.length)} {asked.length === 1 ? "leaves" : "leave"}{" "}
        <strong className="text-ink">{group.name}</strong>, and the channels that only the group brought them into.
      </p>
      <p>You can undo this. Messages stay as they are.</p>
    </ConfirmDialog>
  );
}
