import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { Name } from "../../components/name.tsx";
import { RunView } from "../../components/run-view.tsx";
import { Words } from "../../components/words.tsx";
import { idsDone } from "../../lib/bulk/outcomes.ts";
import { isUnderWay, useRun } from "../../lib/bulk/use-run.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../channel/done.ts";
import type { DirectoryGroup, GroupPerson } from "./directory-group.ts";
import { showAdded, showTakenOut } from "./directory-group-queries.ts";
import { planTakingOut } from "./plan-people.ts";
import { puttingBack } from "./ways-back.ts";

/** From so many people on, a box has to be ticked. */
const MANY = 20;

interface RemovePeopleDialogProps {
  readonly group: DirectoryGroup;
  readonly people: readonly GroupPerson[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Takes people out of a group, and says what became of each when not all went. */
export default function RemovePeopleDialog({ group, people, announce, onClose }: RemovePeopleDialogProps) {
  const client = useQueryClient();
  const run = useRun();
  // Those who are out are no longer in the list, and their names are still needed.
  const [asked] = useState(people);
  const whom = (many: number): string => {
    const [only] = asked;
    return many === 1 && asked.length === 1 && only ? isolate(only.name) : countOf(many, "person", "people");
  };

  const takeOut = async (ids: readonly string[]): Promise<void> => {
    const outcomes = await run.start(planTakingOut(group.id, ids));
    const out = idsDone(outcomes);
    if (out.length > 0) {
      const putBack = puttingBack(group.id, out);
      announce({
        text: `Removed ${whom(out.length)} from ${isolate(group.name)}.`,
        undo: async () => {
          await putBack();
          announce({ text: `Added ${whom(out.length)} back to ${isolate(group.name)}.` });
          await showAdded(client, group.id);
        },
      });
    }
    await showTakenOut(client, group.id, new Set(out));
    if (out.length === outcomes.length) onClose();
  };

  if (isUnderWay(run)) {
    const names = new Map(asked.map(({ id, name }) => [id, name]));
    return (
      <RunView
        run={run}
        doing={`Removing people from ${isolate(group.name)}`}
        title={`${isolate(group.name)}: results`}
        labelOf={(id) => names.get(id) ?? id}
        onRetry={(ids) => void takeOut(ids)}
        onClose={onClose}
      />
    );
  }
  const count = countOf(asked.length, "person", "people");
  return (
    <ConfirmDialog
      title={`Remove ${count}?`}
      confirmLabel={`Remove ${count}`}
      harm={
        asked.length > MANY ? { kind: "checkbox", statement: `Remove all ${count} from the group` } : { kind: "plain" }
      }
      isDestructive
      note={<WhoseName connection="account" />}
      onConfirm={() => void takeOut(asked.map(({ id }) => id))}
      onClose={onClose}
    >
      <p>
        <Words>{whom(asked.length)}</Words> {asked.length === 1 ? "leaves" : "leave"}{" "}
        <strong className="text-ink">
          <Name>{group.name}</Name>
        </strong>
        , and any channels they are in only through the group.
      </p>
      <p>You can undo this. Messages are kept.</p>
    </ConfirmDialog>
  );
}
