import { UserMinus, UsersRound } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { mentionedFields } from "../../../domain/changes/listed-fields.ts";
import { Avatar } from "../../components/avatar.tsx";
import { Badge } from "../../components/badge.tsx";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { refOfChange } from "../../lib/acting.ts";
import type { Rows } from "../../lib/api/rows.ts";
import { wholeList } from "../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { BulkBar } from "../../shared/bulk/bulk-bar.tsx";
import { SelectBox } from "../../shared/bulk/select-box.tsx";
import type { RowKind } from "../../shared/changes/chosen.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { groupColumns, memberColumns } from "./group-csv-columns.ts";
import type { GroupMember, MentionGroup } from "./mention-group.ts";
import type { NamedChannel } from "./mention-group-changes.ts";

const RemovePeopleDialog = lazy(() => import("./remove-people-dialog.tsx"));
const SelectDialog = lazy(() => import("../../shared/people-picker/select-dialog.tsx"));

interface GroupMembersProps {
  readonly channel: NamedChannel;
  readonly group: MentionGroup;
  readonly members: Rows<GroupMember>;
  readonly canRemove: boolean;
}

/** The people of a group; some or all of them can be removed. */
export function GroupMembers({ channel, group, members, canRemove }: GroupMembersProps) {
  const { ref, name } = channel;
  const { connection, channelId } = ref;
  const [isSelecting, setSelecting] = useState(false);
  const selection = useRowSelection(`people of ${connection} ${channelId} ${group.id}`, wholeList, members, idOf);
  const kind = useMemo(
    (): RowKind<GroupMember> => ({
      ...person,
      fieldsOf: mentionedFields({ ...group, channel: { id: channelId, name } }),
    }),
    [channelId, name, group],
  );
  return (
    <>
      {members.length > 0 ? (
        <div className="flex flex-col gap-2">
          <div className="flex flex-wrap gap-2">
            {canRemove ? (
              <>
                <Button tone="quiet" onClick={selection.selectAll}>
                  Select all
                </Button>
                <Button tone="quiet" onClick={() => setSelecting(true)}>
                  Select by name or address…
                </Button>
              </>
            ) : null}
            <div className="ml-auto">
              <FoundExport
                name={`people of ${group.name} in ${name}`}
                noun="person"
                nounPlural="people"
                columns={[...groupColumns(channelId, name, () => group), ...memberColumns]}
                read={async () => members}
                isQuiet
              />
            </div>
          </div>
          <ul aria-label="People in the group" className="divide-y divide-line rounded-md ring-1 ring-line">
            {members.map((member) => (
              <li key={member.id} className="flex min-h-10 items-center gap-3 px-3 py-1 pointer-coarse:min-h-12">
                {canRemove ? <SelectBox selection={selection} id={member.id} name={member.name} /> : null}
                <Person member={member} />
              </li>
            ))}
          </ul>
        </div>
      ) : members.unreadable ? null : (
        <EmptyState icon={<UsersRound size={28} aria-hidden="true" />} title="No people in this group">
          Mentioning it notifies nobody. Add members of the channel.
        </EmptyState>
      )}
      {selection.ids.size > 0 && canRemove ? (
        <BulkBar
          label="Selected people"
          kind={kind}
          selection={selection}
          rows={members}
          shown={members}
          acts={[
            {
              id: "remove",
              right: "remove-from-mention-groups",
              label: "Remove…",
              icon: UserMinus,
              isDestructive: true,
              open: (asked) => <RemovePeopleDialog {...asked} connection={refOfChange(ref).connection} group={group} />,
            },
          ]}
          isBoxed
        />
      ) : null}
      {isSelecting ? (
        <Suspense>
          <SelectDialog
            connection={connection}
            name={group.name}
            noun="group"
            members={members}
            onSelect={(ids) => selection.select(new Set([...selection.ids, ...ids]))}
            onClose={() => setSelecting(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function Person({ member }: { readonly member: GroupMember }) {
  return (
    <>
      <Avatar name={member.name} />
      <span className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-4">
        <span className="block truncate sm:flex-1">
          <PersonName name={member.name} userId={member.userId} memberId={member.id} />
        </span>
        <span className="block truncate text-xs text-muted sm:flex-1">{member.email}</span>
      </span>
      {member.isExternal ? <Badge tone="warn">External</Badge> : null}
    </>
  );
}

const idOf = ({ id }: GroupMember): string => id;
const person = {
  noun: "person",
  nounPlural: "people",
  idOf,
  nameOf: ({ name }: GroupMember): string => name,
  idFields: ["memberId"],
};
