import { useQuery } from "@tanstack/react-query";
import { Select } from "../../components/field.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { directoryGroupQueries } from "../../shared/directory-groups/directory-group-queries.ts";
import { AccessFailure } from "./access-failure.tsx";

interface GroupFieldProps {
  readonly value: { readonly id: string; readonly name: string } | null;
  readonly error: string | undefined;
  readonly onChoose: (group: { readonly id: string; readonly name: string } | null) => void;
}

/** Chooses a directory group; whoever is in it has what it is given. */
export function GroupField({ value, error, onChoose }: GroupFieldProps) {
  const groups = useQuery({ ...directoryGroupQueries.list(), retry: false });
  if (groups.error) return <AccessFailure error={groups.error} onRetry={() => void groups.refetch()} />;
  if (!groups.data) return <p className="text-muted">Loading directory groups…</p>;
  return (
    <>
      <Select
        label="Directory group"
        hint="Whoever is in the group has the role, for as long as they are in it."
        error={error}
        value={value?.id ?? ""}
        options={[
          { value: "", label: "Choose a group" },
          ...groups.data.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => {
          const group = groups.data.find((one) => one.id === id);
          onChoose(group ? { id: group.id, name: group.name } : null);
        }}
      />
      <UnreadableNote rows={groups.data.unreadable} noun="group" layout="box" />
    </>
  );
}
