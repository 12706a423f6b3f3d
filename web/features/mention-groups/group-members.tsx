import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2, UsersRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Avatar } from "../../components/avatar.tsx";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Name } from "../../components/name.tsx";
import { EmptyState } from "../../components/states.tsx";
import type { Rows } from "../../lib/api/rows.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { canUnmake, makeChange, unmakeChange } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../../shared/done/done.ts";
import type { GroupMember, MentionGroup } from "./mention-group.ts";
import { type NamedChannel, removalOf } from "./mention-group-changes.ts";
import { showChanged } from "./show-changed.ts";

const ChangeDialog = lazy(async () => ({
  default: (await import("../../shared/changes/change-dialog.tsx")).ChangeDialog,
}));
const SelectDialog = lazy(() => import("../../shared/people-picker/select-dialog.tsx"));

interface GroupMembersProps {
  readonly channel: NamedChannel;
  readonly group: MentionGroup;
  readonly members: Rows<GroupMember>;
  readonly canEdit: boolean;
  readonly announce: Announce;
}

/** The people of a group; some or all of them can be taken out. */
export function GroupMembers({ channel, group, members, canEdit, announce }: GroupMembersProps) {
  const { ref } = channel;
  const client = useQueryClient();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isSelecting, setSelecting] = useState(false);
  // Several are asked about; they are kept, since whoever is out is no longer among the members.
  const [removing, setRemoving] = useState<readonly GroupMember[] | null>(null);
  const selected = members.filter(({ id }) => ticked.has(id));

  const show = (): void => {
    setTicked(new Set());
    void showChanged(client, ref, group.id);
  };
  const removeOne = useMutation({
    mutationFn: (person: GroupMember) => makeChange(removalOf(channel, group, [person])),
    onSuccess: (made, person) => {
      const whom = isolate(person.name);
      announce({
        text: `Removed ${whom} from ${isolate(group.name)}.`,
        ...(canUnmake(made) && {
          undo: async () => {
            await unmakeChange(made.id);
            announce({ text: `Added ${whom} back to ${isolate(group.name)}.` });
            await showChanged(client, ref, group.id);
          },
        }),
      });
      show();
    },
  });
  const remove = (people: readonly GroupMember[]): void => {
    const [only] = people;
    if (only && people.length === 1) removeOne.mutate(only);
    else setRemoving(people);
  };
  const question = removing ? (
    <Suspense>
      <ChangeDialog
        request={removalOf(channel, group, removing)}
        verb="Remove"
        noun="person"
        nounPlural="people"
        isDestructive
        onDone={show}
        onUndone={show}
        onClose={() => setRemoving(null)}
      >
        <p>They stay in the channel.</p>
      </ChangeDialog>
    </Suspense>
  ) : null;

  if (members.length === 0) {
    return (
      <>
        {members.unreadable ? null : (
          <EmptyState icon={<UsersRound size={28} aria-hidden="true" />} title="No people in this group">
            Mentioning it notifies nobody. Add members of the channel.
          </EmptyState>
        )}
        {question}
      </>
    );
  }
  const isAllTicked = selected.length === members.length;
  return (
    <>
      <div className="flex flex-col gap-2">
        {canEdit ? (
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 px-3">
            <Checkbox
              label={selected.length === 0 ? "Select all" : `${selected.length} selected`}
              checked={isAllTicked}
              onChange={(checked) => setTicked(new Set(checked ? members.map(({ id }) => id) : []))}
            />
            <div className="flex flex-wrap gap-2">
              <Button tone="quiet" onClick={() => setSelecting(true)}>
                Select by name or address…
              </Button>
              {selected.length > 0 ? (
                <Button
                  icon={<Trash2 size={14} aria-hidden="true" />}
                  isBusy={removeOne.isPending}
                  onClick={() => remove(selected)}
                >
                  {`Remove ${countOf(selected.length, "person", "people")}${selected.length > 1 ? "…" : ""}`}
                </Button>
              ) : null}
            </div>
            {selected.length > 0 ? <WhoseName {...ref} /> : null}
          </div>
        ) : null}
        {removeOne.error ? (
          <ErrorState
            error={removeOne.error}
            layout="inline"
            onAsk={() => removeOne.variables && removeOne.mutate(removeOne.variables)}
          />
        ) : null}
        <ul aria-label="People in the group" className="divide-y divide-line rounded-md ring-1 ring-line">
          {members.map((member) => (
            <li key={member.id}>
              {canEdit ? (
                <label className={rowClass}>
                  <input
                    type="checkbox"
                    className="size-4 shrink-0 accent-accent"
                    checked={ticked.has(member.id)}
                    onChange={(event) => {
                      const next = new Set(ticked);
                      if (event.target.checked) next.add(member.id);
                      else next.delete(member.id);
                      setTicked(next);
                    }}
                  />
                  <Person member={member} />
                </label>
              ) : (
                <div className={rowClass}>
                  <Person member={member} />
                </div>
              )}
            </li>
          ))}
        </ul>
        {isSelecting ? (
          <Suspense>
            <SelectDialog
              connection={ref.connection}
              name={group.name}
              noun="group"
              members={members}
              onSelect={(ids) => setTicked(new Set([...ticked, ...ids]))}
              onClose={() => setSelecting(false)}
            />
          </Suspense>
        ) : null}
      </div>
      {question}
    </>
  );
}

const rowClass = "flex min-h-10 items-center gap-3 px-3 py-1 pointer-coarse:min-h-12";

function Person({ member }: { readonly member: GroupMember }) {
  return (
    <>
      <Avatar name={member.name} />
      <span className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-4">
        <span className="block truncate sm:flex-1">
          <Name>{member.name}</Name>
        </span>
        <span className="block truncate text-xs text-muted sm:flex-1">{member.email}</span>
      </span>
      {member.isExternal ? <Badge tone="accent">External</Badge> : null}
    </>
  );
}
