import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import type { Member } from "../../../domain/exports/member-row.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Select } from "../../components/field.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { firstError, wayBack } from "../../shared/changes/make-change.ts";
import { TriedResults } from "../../shared/changes/tried-results.tsx";
import { useTriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { ChannelRef } from "../../shared/channel/api/channel-ref.ts";
import { channelPageQueries } from "../../shared/channel/channel-page-queries.ts";
import type { PickedPerson } from "../../shared/people/picked-person.ts";
import { announce } from "../../stores/notices.ts";
import { MAX_GROUPS, MAX_MEMBERS, type MentionGroup } from "./mention-group.ts";
import { additionOf, creationOf } from "./mention-group-changes.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { Meter } from "./meter.tsx";
import { leftOutText, nonMemberItems } from "./non-member-items.ts";
import { PeopleNote } from "./people-note.tsx";
import { TextFields } from "./text-fields.tsx";
import { checkText, freeName } from "./text-rules.ts";
import { useMatched } from "./use-matched.ts";

interface CopyIntoProps {
  readonly target: ChannelRef;
  readonly targetName: string;
  readonly source: MentionGroup;
  readonly isSameChannel: boolean;
  readonly people: readonly PickedPerson[];
  readonly onClose: () => void;
  /** The choice of the channel. */
  readonly children: ReactNode;
}

const NEW = "new";

/** The part of copying that depends on the channel chosen: the group, who of the people is there, the sending. */
export function CopyInto(props: CopyIntoProps) {
  const { target, targetName, source, isSameChannel, people, onClose, children } = props;
  const groups = useQuery(mentionGroupQueries.list(target));
  const list = useCursorList(channelPageQueries.members(target), memberId);
  const [into, setInto] = useState(NEW);
  const [typed, setTyped] = useState<{ readonly name: string; readonly description: string } | null>(null);

  const all = groups.data ?? [];
  const others = isSameChannel ? all.filter(({ id }) => id !== source.id) : all;
  const isNewAllowed = all.length < MAX_GROUPS;
  const chosenId = into === NEW && !isNewAllowed ? (others[0]?.id ?? NEW) : into;
  const existing = others.find(({ id }) => id === chosenId);
  const present = useQuery({ ...mentionGroupQueries.members(target, chosenId), enabled: existing !== undefined });
  const text = typed ?? { name: freeName(source.name, all), description: source.description };
  const errors = checkText(text, all);

  const matching = useMatched(people, list);
  const presentIds = useMemo(
    () => new Set(existing ? present.data?.map(({ id }) => id) : []),
    [existing, present.data],
  );
  const fresh = matching.members.filter(({ id }) => !presentIds.has(id));
  const room = MAX_MEMBERS - presentIds.size;
  const name = existing?.name ?? text.name.trim();

  const copy = useTriedChange((made) => {
    const { items } = made;
    const doneCount = items.filter(({ status }) => status === "done").length;
    const count = existing ? doneCount : fresh.length;
    const what = `${countOf(count, "person", "people")} to ${isolate(name)}${isSameChannel ? "" : ` in ${isolate(targetName)}`}`;
    if (doneCount > 0)
      announce({
        text: `Copied ${what}.${leftOutText(matching.nonMembers)}`,
        ...wayBack(made),
      });
    if (items.every(isAsWanted)) onClose();
  });
  const channel = { ref: target, name: targetName };
  const start = (): void =>
    copy.begin(existing ? additionOf(channel, existing, fresh) : creationOf(channel, text, fresh));

  // Of a new group nothing has a result of its own.
  const open = copy.made?.items.find((item) => !isAsWanted(item));
  if (open && existing) {
    return (
      <TriedResults
        tried={copy}
        title={`${isolate(name)}: results`}
        leftOut={nonMemberItems(matching.nonMembers)}
        onClose={onClose}
      />
    );
  }
  const isKnown = groups.data !== undefined && (!existing || present.data !== undefined);
  const isTextFine = existing !== undefined || (isNewAllowed && !errors.name && !errors.description);
  const isReady = isKnown && isTextFine && !matching.isLooking && fresh.length > 0 && fresh.length <= room;
  const failure = groups.error ?? present.error ?? copy.error ?? (existing ? null : firstError(copy.made));
  return (
    <Dialog
      title={`Copy the people of ${isolate(source.name)}`}
      width="wide"
      onClose={copy.isPending ? undefined : onClose}
      note={<WhoseName {...target} />}
      actions={
        <>
          <Button onClick={onClose} disabled={copy.isPending}>
            Cancel
          </Button>
          <Button tone="primary" disabled={!isReady} isBusy={copy.isPending} onClick={start}>
            {fresh.length === 0 ? "Copy" : `Copy ${countOf(fresh.length, "person", "people")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {children}
        <Select
          label="To group"
          hint={isNewAllowed ? undefined : `The channel has ${MAX_GROUPS} groups, the maximum.`}
          value={chosenId}
          options={[
            { value: NEW, label: "A new group", isDisabled: !isNewAllowed },
            ...others.map((group) => ({ value: group.id, label: group.name })),
          ]}
          onChange={setInto}
        />
        {existing ? (
          <Meter noun="people" value={presentIds.size + fresh.length} max={MAX_MEMBERS} />
        ) : (
          <TextFields text={text} errors={errors} isTouched onChange={setTyped} />
        )}
        <PeopleNote
          matching={matching}
          list={list}
          presentCount={matching.members.length - fresh.length}
          addCount={fresh.length}
          roomCount={room}
        />
        {failure && !copy.isPending ? (
          <ErrorState error={failure} layout="inline" onRetry={copy.retry} onAsk={copy.ask} />
        ) : null}
      </div>
    </Dialog>
  );
}

const memberId = (member: Member): string => member.id;
