import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Select } from "../../components/field.tsx";
import { ResultsDialog, RunningDialog } from "../../components/run-dialogs.tsx";
import { idsDone, mergeOutcomes, outcomeItems, waysOn } from "../../lib/bulk/outcomes.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import { channelPageQueries } from "../channel/channel-page-queries.ts";
import type { Announce } from "../channel/done.ts";
import type { Member } from "../channel/model/member.ts";
import type { PickedPerson } from "../people-picker/picked-person.ts";
import { MAX_GROUPS, MAX_MEMBERS, type MentionGroup } from "./mention-group.ts";
import { deleteGroup } from "./mention-group-calls.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { Meter } from "./meter.tsx";
import { leftOutText, nonMemberItems } from "./non-member-items.ts";
import { PeopleNote } from "./people-note.tsx";
import { showChanged } from "./show-changed.ts";
import { TextFields } from "./text-fields.tsx";
import { checkText, freeName } from "./text-rules.ts";
import { type Filled, takeOut, useFill } from "./use-fill.ts";
import { useMatched } from "./use-matched.ts";

interface CopyIntoProps {
  readonly target: ChannelRef;
  readonly targetName: string;
  readonly source: MentionGroup;
  readonly isSameChannel: boolean;
  readonly people: readonly PickedPerson[];
  readonly announce: Announce;
  readonly onClose: () => void;
  /** The choice of the channel. */
  readonly children: ReactNode;
}

const NEW = "new";

/** The part of copying that depends on the channel chosen: the group, who of the people is there, the sending. */
export function CopyInto(props: CopyIntoProps) {
  const { target, targetName, source, isSameChannel, people, announce, onClose, children } = props;
  const client = useQueryClient();
  const { bulk, fill } = useFill();
  const groups = useQuery(mentionGroupQueries.list(target));
  const list = useCursorList(channelPageQueries.members(target), memberId);
  const [into, setInto] = useState(NEW);
  const [typed, setTyped] = useState<{ readonly name: string; readonly description: string } | null>(null);
  const [filled, setFilled] = useState<Filled | null>(null);

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

  const copy = useMutation({
    mutationFn: (ids: readonly string[]) => {
      const groupId = filled?.groupId ?? existing?.id;
      const words = { name: text.name.trim(), description: text.description.trim() };
      return fill(target, groupId === undefined ? { text: words } : { groupId }, ids);
    },
    onSuccess: (now) => {
      const outcomes = mergeOutcomes(filled?.outcomes ?? [], now.outcomes);
      const added = idsDone(outcomes);
      if (added.length > 0) {
        const what = `${countOf(added.length, "person", "people")} to ${isolate(name)}${isSameChannel ? "" : ` in ${isolate(targetName)}`}`;
        announce({
          text: `Copied ${what}.${leftOutText(matching.nonMembers)}`,
          undo: async () => {
            if (existing) await takeOut(client, target, now.groupId, added);
            else await deleteGroup(target, now.groupId);
            announce({ text: existing ? `Removed them from ${isolate(name)}.` : `Deleted ${isolate(name)}.` });
            if (!existing) await showChanged(client, target);
          },
        });
      }
      if (added.length === outcomes.length) onClose();
      else setFilled({ groupId: now.groupId, outcomes });
    },
  });

  if (bulk.state.phase === "running") return <RunningDialog title={`Copying to ${isolate(name)}`} bulk={bulk} />;
  if (filled) {
    const names = new Map(people.map((person) => [person.memberId, person.name]));
    return (
      <ResultsDialog
        title={`${isolate(name)}: results`}
        items={[...outcomeItems(filled.outcomes, (id) => names.get(id) ?? id), ...nonMemberItems(matching.nonMembers)]}
        {...waysOn(filled.outcomes, (ids) => copy.mutate(ids))}
        onClose={onClose}
      />
    );
  }
  const isKnown = groups.data !== undefined && (!existing || present.data !== undefined);
  const isTextFine = existing !== undefined || (isNewAllowed && !errors.name && !errors.description);
  const isReady = isKnown && isTextFine && !matching.isLooking && fresh.length > 0 && fresh.length <= room;
  const failure = groups.error ?? present.error ?? copy.error;
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
          <Button
            tone="primary"
            disabled={!isReady}
            isBusy={copy.isPending}
            onClick={() => copy.mutate(fresh.map(({ id }) => id))}
          >
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
        {failure ? (
          <ErrorState error={failure} layout="inline" onAsk={() => copy.mutate(fresh.map(({ id }) => id))} />
        ) : null}
      </div>
    </Dialog>
  );
}

const memberId = (member: Member): string => member.id;
