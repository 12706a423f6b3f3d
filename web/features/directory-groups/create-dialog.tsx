import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { object, parse, string } from "valibot";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { firstError, type MadeChange, unmakeChange } from "../../shared/changes/make-change.ts";
import { TriedResults } from "../../shared/changes/tried-results.tsx";
import { useTriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { DirectoryGroup } from "../../shared/directory-groups/directory-group.ts";
import { emptySettings } from "../../shared/directory-groups/directory-group.ts";
import { showGroupChanged, showPeople } from "../../shared/directory-groups/directory-group-queries.ts";
import type { Announce } from "../../shared/done/done.ts";
import { usePeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../shared/people-picker/people-picker.tsx";
import { additionOf, creationOf } from "./directory-group-changes.ts";
import { GroupFields } from "./group-fields.tsx";
import { checkName } from "./group-rules.ts";
import { PeopleNote } from "./people-note.tsx";
import { sortChosen } from "./sort-chosen.ts";

interface CreateDialogProps {
  readonly groups: readonly DirectoryGroup[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** The group that was created. */
const Created = object({ groupId: string() });

/** Creates a group, with people where some are chosen. */
export default function CreateDialog({ groups, announce, onClose }: CreateDialogProps) {
  const client = useQueryClient();
  const [settings, setSettings] = useState(emptySettings);
  const [isTouched, setTouched] = useState(false);
  const { choice, setChoice, people } = usePeopleChoice();
  // The others at the time the dialog was opened: the new one does not take its own name.
  const [others] = useState(groups);
  const sorted = sortChosen(people, []);
  const { fresh } = sorted;
  const problem = checkName(settings.name, others);
  const name = settings.name.trim();

  /** @param addId the change that added people, where one has */
  const told = (createId: string, count: number, addId?: string): void =>
    announce({
      text: `Created the directory group ${isolate(name)}${count > 0 ? ` with ${countOf(count, "person", "people")}` : ""}.`,
      undo: async () => {
        // With people in it, it would not be the group that was created.
        if (addId !== undefined) await unmakeChange(addId);
        await unmakeChange(createId);
        announce({ text: `Deleted ${isolate(name)}.` });
        await showGroupChanged(client);
      },
    });
  const add = useTriedChange(({ id, items }) => {
    const groupId = createdIn(create.made);
    if (!create.made || groupId === undefined) return;
    void showPeople(client, groupId);
    const doneCount = items.filter(({ status }) => status === "done").length;
    told(create.made.id, doneCount, doneCount > 0 ? id : undefined);
    if (items.every(isAsWanted)) onClose();
  });
  const create = useTriedChange((made) => {
    // Where Zoom has withdrawn all groups, that is shown in place of them.
    void showGroupChanged(client);
    const groupId = createdIn(made);
    if (groupId === undefined) return;
    told(made.id, 0);
    if (fresh.length > 0) add.begin(additionOf({ id: groupId, name }, fresh));
    else onClose();
  });
  const isPending = create.isPending || add.isPending;
  const failure = create.error ?? firstError(create.made);

  if (add.error || (add.made && !add.made.items.every(isAsWanted)))
    return <TriedResults tried={add} title={`${isolate(name)}: results`} onClose={onClose} />;
  return (
    <Dialog
      title="New directory group"
      width="wide"
      onClose={isPending ? undefined : onClose}
      note={<WhoseName connection="account" />}
      actions={
        <>
          <WhyDisabled reason={isTouched ? undefined : problem} />
          <Button onClick={onClose} disabled={isPending}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={problem !== undefined}
            isBusy={isPending}
            onClick={() => create.begin(creationOf(settings))}
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
        {failure && !isPending ? (
          <ErrorState error={failure} layout="inline" onRetry={create.retry} onAsk={create.ask} />
        ) : null}
      </div>
    </Dialog>
  );
}

/** The ID of the group that a change has created; undefined where it has not. */
function createdIn(made: MadeChange | null): string | undefined {
  const item = made?.items.find(isAsWanted);
  return item ? parse(Created, item.newTarget).groupId : undefined;
}
