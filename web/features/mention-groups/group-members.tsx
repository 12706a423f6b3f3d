import { useQueryClient } from "@tanstack/react-query";
import { Trash2, UsersRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Avatar } from "../../components/avatar.tsx";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { Checkbox } from "../../components/choice.tsx";
import { Name } from "../../components/name.tsx";
import { ResultsDialog, RunningDialog } from "../../components/run-dialogs.tsx";
import { EmptyState } from "../../components/states.tsx";
import type { Rows } from "../../lib/api/rows.ts";
import { idsDone, mergeOutcomes, outcomeItems, waysOn } from "../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../lib/bulk/use-bulk.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { ChannelRef } from "../channel/api/channel-ref.ts";
import type { Announce } from "../channel/done.ts";
import type { GroupMember, MentionGroup } from "./mention-group.ts";
import { planRemoving } from "./plan-people.ts";
import { showChanged } from "./show-changed.ts";
import { putBack } from "./use-fill.ts";

const SelectDialog = lazy(() => import("./select-dialog.tsx"));

interface GroupMembersProps {
  readonly channelRef: ChannelRef;
  readonly group: MentionGroup;
  readonly members: Rows<GroupMember>;
  readonly canEdit: boolean;
  readonly announce: Announce;
}

/** The people of a group; some or all of them can be taken out. */
export function GroupMembers({ channelRef: ref, group, members, canEdit, announce }: GroupMembersProps) {
  const client = useQueryClient();
  const bulk = useBulk();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [results, setResults] = useState<readonly ItemOutcome[] | null>(null);
  // Names of people who are out already are still needed for the results.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [isSelecting, setSelecting] = useState(false);
  const selected = members.filter(({ id }) => ticked.has(id));

  const remove = async (people: readonly { readonly id: string; readonly name: string }[]): Promise<void> => {
    setNames((before) => new Map([...before, ...people.map(({ id, name }) => [id, name] as const)]));
    const ids = people.map(({ id }) => id);
    const outcomes = mergeOutcomes(results ?? [], await bulk.start(planRemoving(ref, group.id, ids)));
    const out = idsDone(outcomes);
    const whom =
      out.length === 1 && people.length === 1
        ? isolate(people[0]?.name ?? "")
        : countOf(out.length, "person", "people");
    if (out.length > 0) {
      announce({
        text: `Removed ${whom} from ${isolate(group.name)}.`,
        undo: async () => {
          await putBack(client, ref, group.id, out);
          announce({ text: `Added ${whom} back to ${isolate(group.name)}.` });
        },
      });
    }
    setResults(out.length === outcomes.length ? null : outcomes);
    setTicked(new Set());
    await showChanged(client, ref, group.id);
  };

  if (members.length === 0) {
    if (members.unreadable) return null;
    return (
      <EmptyState icon={<UsersRound size={28} aria-hidden="true" />} title="No people in this group">
        Mentioning it notifies nobody. Add members of the channel.
      </EmptyState>
    );
  }
  const isAllTicked = selected.length === members.length;
  return (
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
              <Button icon={<Trash2 size={14} aria-hidden="true" />} onClick={() => void remove(selected)}>
                {`Remove ${countOf(selected.length, "person", "people")}`}
              </Button>
            ) : null}
          </div>
          {selected.length > 0 ? <WhoseName {...ref} /> : null}
        </div>
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
      <RunningDialog title={`Removing people from ${isolate(group.name)}`} bulk={bulk} />
      {results && bulk.state.phase !== "running" ? (
        <ResultsDialog
          title={`${isolate(group.name)}: results`}
          items={outcomeItems(results, (id) => names.get(id) ?? id)}
          {...waysOn(results, (ids) => void remove(ids.map((id) => ({ id, name: names.get(id) ?? id }))))}
          onClose={() => setResults(null)}
        />
      ) : null}
    </div>
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
