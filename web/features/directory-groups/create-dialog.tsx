import { useState } from "react";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { firstError } from "../../shared/changes/make-change.ts";
import { TriedResults } from "../../shared/changes/tried-results.tsx";
import { Underway } from "../../shared/changes/underway.tsx";
import { useTriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { emptySettings } from "../../shared/directory-groups/directory-group.ts";
import { usePeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../shared/people-picker/people-picker.tsx";
import { announce } from "../../stores/notices.ts";
import { creationOf } from "./directory-group-changes.ts";
import { GroupFields } from "./group-fields.tsx";
import { checkName } from "./group-rules.ts";
import { PeopleNote } from "./people-note.tsx";
import { sortChosen } from "./sort-chosen.ts";

interface CreateDialogProps {
  readonly groups: readonly DirectoryGroup[];
  readonly onClose: () => void;
}

/** Creates a group, with people where some are chosen. */
export default function CreateDialog({ groups, onClose }: CreateDialogProps) {
  const [settings, setSettings] = useState(emptySettings);
  const [isTouched, setTouched] = useState(false);
  const { choice, setChoice, people } = usePeopleChoice("create");
  // The others at the time the dialog was opened: the new one does not take its own name.
  const [others] = useState(groups);
  const sorted = sortChosen(people, []);
  const { fresh } = sorted;
  const problem = checkName(settings.name, others);
  const name = settings.name.trim();

  const create = useTriedChange(({ id, items }) => {
    if (!isCreated(items)) return;
    const count = items.filter((item) => isPerson(item) && isAsWanted(item)).length;
    announce({
      text: `Created the directory group ${isolate(name)}${count > 0 ? ` with ${countOf(count, "person", "people")}` : ""}.`,
      undoes: [id],
    });
    if (items.every(isAsWanted)) onClose();
  });
  const { isPending, made } = create;
  const failure = create.error ?? firstError(made);

  if (create.underway) return <Underway begun={create.underway} onClose={onClose} />;
  if (made && isCreated(made.items) && !made.items.every(isAsWanted))
    return <TriedResults tried={create} isOne={isPerson} title={`${isolate(name)}: results`} onClose={onClose} />;
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
            onClick={() => create.begin(creationOf(settings, fresh))}
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

/** The group goes first. */
const isPerson = ({ part }: ChangeItemInfo): boolean => part > 0;

const isCreated = (items: readonly ChangeItemInfo[]): boolean =>
  items.some((item) => !isPerson(item) && isAsWanted(item));
