import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Select } from "../../components/field.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { countOf } from "../../lib/format.ts";
import { directoryGroupQueries } from "../directory-groups/directory-group-queries.ts";
import { fromPerson, type PickedPerson } from "../people/picked-person.ts";

interface GroupSourceProps {
  readonly onAdd: (people: readonly PickedPerson[]) => void;
}

/** Takes everybody in a group of the account's directory. */
export function GroupSource({ onAdd }: GroupSourceProps) {
  const groups = useQuery({ ...directoryGroupQueries.list(), retry: false });
  const [groupId, setGroupId] = useState("");
  if (groups.error) return <ErrorState error={groups.error} onRetry={() => void groups.refetch()} layout="inline" />;
  if (!groups.data) return <p className="text-muted">Loading directory groups…</p>;
  const unreadable = <UnreadableNote rows={groups.data.unreadable} noun="group" layout="box" />;
  if (groups.data.length === 0 && groups.data.unreadable) return unreadable;
  if (groups.data.length === 0) return <p className="text-muted">The account’s directory has no groups.</p>;
  return (
    <div className="flex flex-col gap-3">
      <Select
        label="Directory group"
        value={groupId}
        options={[
          { value: "", label: "Choose a group" },
          ...groups.data.map(({ id, name, memberCount }) => ({
            value: id,
            label: memberCount === undefined ? name : `${name} (${memberCount})`,
          })),
        ]}
        onChange={setGroupId}
      />
      {unreadable}
      {groupId === "" ? null : <PeopleOf key={groupId} groupId={groupId} onAdd={onAdd} />}
    </div>
  );
}

function PeopleOf({ groupId, onAdd }: GroupSourceProps & { readonly groupId: string }) {
  const { data, error, refetch } = useQuery(directoryGroupQueries.everybody(groupId));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} layout="inline" />;
  return (
    <div className="flex flex-col items-start gap-3">
      <Button
        isBusy={data === undefined}
        disabled={data?.length === 0}
        onClick={() => onAdd((data ?? []).map(fromPerson))}
      >
        {data === undefined
          ? "Loading the group"
          : data.length === 0
            ? "The group is empty"
            : `Choose ${countOf(data.length, "person", "people")}`}
      </Button>
      <UnreadableNote rows={data?.unreadable} noun="person" nounPlural="people" layout="box" />
    </div>
  );
}
