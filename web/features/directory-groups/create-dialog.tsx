import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../channel/done.ts";
import { usePeopleChoice } from "../people-picker/people-choice.ts";
import { PeoplePicker } from "../people-picker/people-picker.tsx";
import type { PickedPerson } from "../people-picker/picked-person.ts";
import { AddingDialogs } from "./adding-dialogs.tsx";
import type { DirectoryGroup } from "./directory-group.ts";
import { emptySettings } from "./directory-group.ts";
import { createGroup, deleteGroup } from "./directory-group-calls.ts";
import { isWithdrawn, showGroupChanged } from "./directory-group-queries.ts";
import { GroupFields } from "./group-fields.tsx";
import { checkName } from "./group-rules.ts";
import { PeopleNote } from "./people-note.tsx";
import { sortChosen } from "./plan-people.ts";
import { useAdding } from "./use-adding.ts";

interface CreateDialogProps {
  readonly groups: readonly DirectoryGroup[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Creates a group, with people where some are chosen. */
export default function CreateDialog({ groups, announce, onClose }: CreateDialogProps) {
  const client = useQueryClient();
  const adding = useAdding();
  const [settings, setSettings] = useState(emptySettings);
  const [isTouched, setTouched] = useState(false);
  const { choice, setChoice, people } = usePeopleChoice();
  // The others at the time the dialog was opened: the new one does not take its own name.
  const [others] = useState(groups);
  const sorted = sortChosen(people, []);
  const { fresh } = sorted;
  const problem = checkName(settings.name, others);
  const name = settings.name.trim();

  const told = (groupId: string, count: number): void =>
    announce({
      text: `Created the directory group ${isolate(name)}${count > 0 ? ` with ${countOf(count, "person", "people")}` : ""}.`,
      undo: async () => {
        await deleteGroup(groupId);
        announce({ text: `Deleted ${isolate(name)}.` });
        await showGroupChanged(client);
      },
    });
  const add = useMutation({
    mutationFn: async ({ groupId, people }: { groupId: string; people: readonly PickedPerson[] }) => ({
      groupId,
      added: await adding.add(groupId, people),
    }),
    onSuccess: ({ groupId, added }) => {
      told(groupId, added.ids.length);
      if (added.isComplete) onClose();
    },
  });
  const create = useMutation({
    mutationFn: () => createGroup({ ...settings, name }),
    onSuccess: (groupId) => {
      told(groupId, 0);
      void showGroupChanged(client);
      if (fresh.length > 0) add.mutate({ groupId, people: fresh });
      else onClose();
    },
    onError: (error) => {
      if (isWithdrawn(error)) void showGroupChanged(client);
    },
  });

  const groupId = create.data;
  if (groupId !== undefined && (adding.bulk.state.phase !== "idle" || adding.isVerifying)) {
    return (
      <AddingDialogs
        name={name}
        adding={adding}
        onAgain={(people) => add.mutate({ groupId, people })}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title="New directory group"
      width="wide"
      onClose={create.isPending ? undefined : onClose}
      note={<WhoseName connection="account" />}
      actions={
        <>
          <WhyDisabled reason={isTouched ? undefined : problem} />
          <Button onClick={onClose} disabled={create.isPending}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={problem !== undefined}
            isBusy={create.isPending}
            onClick={() => create.mutate()}
          >
            {fresh.length === 0 ? "Create group" : `Create group with ${countOf(fresh.length, "person", "people")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <GroupFields
          settings={settings}
          nameError={isTouched ? problem : undefined}
          onChange={(next) => {
            setSettings(next);
            if (next.name !== settings.name) setTouched(true);
          }}
        />
        <section aria-label="People" className="flex flex-col gap-2 border-t border-line pt-3">
          <h3 className="font-medium">People</h3>
          <PeoplePicker connection="account" choice={choice} onChange={setChoice} />
          <PeopleNote {...sorted} />
        </section>
        {create.error ? <ErrorState error={create.error} layout="inline" onAsk={() => create.mutate()} /> : null}
      </div>
    </Dialog>
  );
}
