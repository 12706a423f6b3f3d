import { useState } from "react";
import { object, string } from "valibot";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { useDialogDraft } from "../../lib/use-draft.ts";
import { firstError, wayBack } from "../../shared/changes/make-change.ts";
import { useTriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { ChannelView } from "../../shared/channel/use-channel-view.ts";
import { usePeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../shared/people-picker/people-picker.tsx";
import { whyNobody } from "../../shared/people-picker/why-nobody.ts";
import { announce } from "../../stores/notices.ts";
import { MembersSource } from "./members-source.tsx";
import { MAX_MEMBERS, type MentionGroup } from "./mention-group.ts";
import { creationOf } from "./mention-group-changes.ts";
import { leftOutText } from "./non-member-items.ts";
import { PeopleNote } from "./people-note.tsx";
import { TextFields } from "./text-fields.tsx";
import { checkText } from "./text-rules.ts";
import { useMatched } from "./use-matched.ts";

interface CreateDialogProps {
  readonly view: ChannelView;
  readonly groups: readonly MentionGroup[];
  readonly onClose: () => void;
}

const noText = { name: "", description: "" };
const keptText = object({ name: string(), description: string() });

/** Creates a group with members of the channel: Zoom wants at least one. */
export default function CreateDialog({ view, groups, onClose }: CreateDialogProps) {
  const { members: list } = view;
  const ref = view.refFor("changeMentionGroups");
  const [text, setText] = useDialogDraft("create", noText, keptText);
  const [isTouched, setTouched] = useState(false);
  const { choice, setChoice, people } = usePeopleChoice("create");
  const matching = useMatched(people, list);
  const { members, nonMembers, isLooking } = matching;
  const errors = checkText(text, groups);
  const isReady =
    !errors.name && !errors.description && !isLooking && members.length > 0 && members.length <= MAX_MEMBERS;

  const name = text.name.trim();
  const create = useTriedChange((made) => {
    // Of one that was created without all of its people, too, it is said what came in the way.
    if (firstError(made)) return;
    announce({ text: `Created the mention group ${isolate(name)}.${leftOutText(nonMembers)}`, ...wayBack(made) });
    onClose();
  });
  const failure = create.error ?? firstError(create.made);
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
            onClick={() => create.begin(creationOf({ ref, name: view.channel.name }, text, members))}
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
        {failure && !create.isPending ? (
          <ErrorState error={failure} layout="inline" onRetry={create.retry} onAsk={create.ask} />
        ) : null}
      </div>
    </Dialog>
  );
}

const everyMember = (): boolean => true;
