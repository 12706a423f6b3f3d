import { useCallback, useMemo, useState } from "react";
import { userIdKey } from "../../../contract/user-id.ts";
import type { Member } from "../../../domain/exports/member-row.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { wayBack } from "../../shared/changes/make-change.ts";
import { TriedResults } from "../../shared/changes/tried-results.tsx";
import { useTriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { ChannelView } from "../../shared/channel/use-channel-view.ts";
import { usePeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../shared/people-picker/people-picker.tsx";
import { whyNobody } from "../../shared/people-picker/why-nobody.ts";
import { announce } from "../../stores/notices.ts";
import { MembersSource } from "./members-source.tsx";
import { type GroupMember, MAX_MEMBERS, type MentionGroup } from "./mention-group.ts";
import { additionOf } from "./mention-group-changes.ts";
import { Meter } from "./meter.tsx";
import { leftOutText, nonMemberItems } from "./non-member-items.ts";
import { PeopleNote } from "./people-note.tsx";
import { useMatched } from "./use-matched.ts";

interface AddDialogProps {
  readonly view: ChannelView;
  readonly group: MentionGroup;
  readonly present: readonly GroupMember[];
  readonly onClose: () => void;
}

/** Adds members of the channel to a group, and says what became of each. */
export default function AddDialog({ view, group, present, onClose }: AddDialogProps) {
  const { members: list } = view;
  const ref = view.refFor("changeMentionGroups");
  const { choice, setChoice, people } = usePeopleChoice("add");
  const matching = useMatched(people, list);
  // Who was in the group when the dialog was opened: those added by it must not count as present.
  const [presentIds] = useState(
    () => new Set(present.flatMap(({ id, userId }) => (userId ? [id, userIdKey(userId)] : [id]))),
  );
  const [presentCount] = useState(present.length);
  const isPresent = useCallback(
    ({ id, userId }: Member) => presentIds.has(id) || (userId !== "" && presentIds.has(userIdKey(userId))),
    [presentIds],
  );
  const fresh = useMemo(() => matching.members.filter((one) => !isPresent(one)), [matching.members, isPresent]);
  const room = MAX_MEMBERS - presentCount;

  const add = useTriedChange((made) => {
    const { items } = made;
    const doneCount = items.filter(({ status }) => status === "done").length;
    const whom = countOf(doneCount, "person", "people");
    if (doneCount > 0)
      announce({
        text: `Added ${whom} to ${isolate(group.name)}.${leftOutText(matching.nonMembers)}`,
        ...wayBack(made),
      });
    if (items.every(isAsWanted)) onClose();
  });

  if (add.made && !add.made.items.every(isAsWanted)) {
    return (
      <TriedResults
        tried={add}
        title={`${isolate(group.name)}: results`}
        leftOut={nonMemberItems(matching.nonMembers)}
        onClose={onClose}
      />
    );
  }
  const isReady = fresh.length > 0 && fresh.length <= room && !matching.isLooking;
  return (
    <Dialog
      title={`Add people to ${isolate(group.name)}`}
      width="wide"
      onClose={onClose}
      note={<WhoseName {...ref} />}
      actions={
        <>
          <WhyDisabled reason={matching.isLooking ? undefined : whyNobody(people.length, fresh.length)} />
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabled={!isReady}
            isBusy={add.isPending}
            onClick={() => add.begin(additionOf({ ref, name: view.channel.name }, group, fresh))}
          >
            {fresh.length === 0 ? "Add" : `Add ${countOf(fresh.length, "person", "people")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Meter noun="people" value={presentCount + fresh.length} max={MAX_MEMBERS} />
        <PeoplePicker
          connection={ref.connection}
          choice={choice}
          onChange={setChoice}
          present={{ people: list.rows.filter(isPresent), mark: "Already in the group" }}
          own={{
            label: "Channel members",
            content: (source) => <MembersSource list={list} isOffered={(one) => !isPresent(one)} {...source} />,
          }}
        />
        <PeopleNote
          matching={matching}
          list={list}
          presentCount={matching.members.length - fresh.length}
          addCount={fresh.length}
          roomCount={room}
        />
        {add.error ? <ErrorState error={add.error} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}
