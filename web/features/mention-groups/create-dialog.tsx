import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { ResultsDialog, RunningDialog } from "../../components/run-dialogs.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { idsOpen, mergeOutcomes, outcomeItems, waysOn } from "../../lib/bulk/outcomes.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../channel/done.ts";
import type { ChannelView } from "../channel/use-channel-view.ts";
import { usePeopleChoice } from "../people-picker/people-choice.ts";
import { PeoplePicker } from "../people-picker/people-picker.tsx";
import { whyNobody } from "../people-picker/why-nobody.ts";
import { MembersSource } from "./members-source.tsx";
import { MAX_MEMBERS, type MentionGroup } from "./mention-group.ts";
import { deleteGroup } from "./mention-group-calls.ts";
import { leftOutText, nonMemberItems } from "./non-member-items.ts";
import { PeopleNote } from "./people-note.tsx";
import { showChanged } from "./show-changed.ts";
import { TextFields } from "./text-fields.tsx";
import { checkText } from "./text-rules.ts";
import { type Filled, useFill } from "./use-fill.ts";
import { useMatched } from "./use-matched.ts";

interface CreateDialogProps {
  readonly view: ChannelView;
  readonly groups: readonly MentionGroup[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Creates a group with members of the channel: Zoom wants at least one. */
export default function CreateDialog({ view, groups, announce, onClose }: CreateDialogProps) {
  const { members: list } = view;
  const ref = view.refFor("changeMentionGroups");
  const client = useQueryClient();
  const { bulk, fill } = useFill();
  const [text, setText] = useState({ name: "", description: "" });
  const [isTouched, setTouched] = useState(false);
  const { choice, setChoice, people } = usePeopleChoice();
  const [filled, setFilled] = useState<Filled | null>(null);
  const matching = useMatched(people, list);
  const { members, nonMembers, isLooking } = matching;
  const errors = checkText(text, groups);
  const isReady =
    !errors.name && !errors.description && !isLooking && members.length > 0 && members.length <= MAX_MEMBERS;

  const told = (groupId: string, name: string): void =>
    announce({
      text: `Created the mention group ${isolate(name)}.${leftOutText(nonMembers)}`,
      undo: async () => {
        await deleteGroup(ref, groupId);
        announce({ text: `Deleted ${isolate(name)}.` });
        await showChanged(client, ref);
      },
    });
  const create = useMutation({
    mutationFn: (ids: readonly string[]) => {
      const words = { name: text.name.trim(), description: text.description.trim() };
      return fill(ref, filled ? { groupId: filled.groupId } : { text: words }, ids);
    },
    onSuccess: (now) => {
      const outcomes = mergeOutcomes(filled?.outcomes ?? [], now.outcomes);
      told(now.groupId, text.name.trim());
      if (idsOpen(outcomes).length === 0) onClose();
      else setFilled({ groupId: now.groupId, outcomes });
    },
  });

  if (bulk.state.phase === "running") return <RunningDialog title="Adding people" bulk={bulk} />;
  if (filled) {
    const names = new Map(members.map(({ id, name }) => [id, name]));
    return (
      <ResultsDialog
        title={`${isolate(text.name.trim())}: results`}
        items={[...outcomeItems(filled.outcomes, (id) => names.get(id) ?? id), ...nonMemberItems(nonMembers)]}
        {...waysOn(filled.outcomes, (ids) => create.mutate(ids))}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title="New mention group"
      width="wide"
      onClose={create.isPending ? undefined : onClose}
      note={<WhoseName {...ref} />}
      actions={
        <>
          <WhyDisabled
            reason={
              isLooking
                ? undefined
                : ((isTouched ? undefined : errors.name) ?? whyNobody(people.length, members.length))
            }
          />
          <Button onClick={onClose} disabled={create.isPending}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={!isReady}
            isBusy={create.isPending}
            onClick={() => create.mutate(members.map(({ id }) => id))}
          >
            {members.length === 0 ? "Create group" : `Create group with ${countOf(members.length, "person", "people")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextFields
          text={text}
          errors={errors}
          isTouched={isTouched}
          onChange={(next) => {
            setText(next);
            setTouched(true);
          }}
        />
        <PeoplePicker
          connection={ref.connection}
          choice={choice}
          onChange={setChoice}
          own={{
            label: "Channel members",
            content: (source) => <MembersSource list={list} isOffered={everyMember} {...source} />,
          }}
        />
        <PeopleNote matching={matching} list={list} addCount={members.length} roomCount={MAX_MEMBERS} />
        {create.error ? (
          <ErrorState error={create.error} layout="inline" onAsk={() => create.mutate(members.map(({ id }) => id))} />
        ) : null}
      </div>
    </Dialog>
  );
}

const everyMember = (): boolean => true;
