import { AtSign } from "lucide-react";
import { useCallback, useDeferredValue, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { EmptyState } from "../../components/states.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { useConnection } from "../../lib/connection.ts";
import { loadedBatches } from "../../lib/csv/batches.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { foundColumns, foundPath, narrowFoundCell } from "./found-columns.tsx";
import { MentionGroupsHelp } from "./mention-groups-help.tsx";
import { type FoundGroup, filterGroups } from "./scan.ts";
import { ScanBar } from "./scan-bar.tsx";
import { useScan } from "./use-scan.ts";

/** Mention groups across channels: what they are called, who is in them, which ones a person is in. */
export default function MentionGroupsPage() {
  const connection = useConnection();
  return <MentionGroupsOf key={connection} connection={connection} />;
}

function MentionGroupsOf({ connection }: { readonly connection: ConnectionName }) {
  const [params] = useSearchParams();
  const scanning = useScan(connection);
  const text = params.get("find") ?? "";
  const person = params.get("person") ?? "";
  const groups = useDeferredValue(scanning.scan.groups);
  const shown = useMemo(() => filterGroups(groups, { text, person }), [groups, text, person]);
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Mention groups · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Mention groups</h1>
        <MentionGroupsHelp />
      </header>
      <div className="flex flex-col gap-4 px-4 py-3 lg:px-6">
        <ScanBar connection={connection} scanning={scanning} />
        <div className="flex flex-wrap items-end gap-2">
          <FilterField
            label="Group or channel"
            placeholder="Name or description"
            className="min-w-40 flex-1 sm:max-w-64"
          />
          <FilterField
            label="With a person"
            placeholder="Name or email address"
            param="person"
            className="min-w-40 flex-1 sm:max-w-64"
          />
          <div className="ml-auto">
            <ExportMenu
              name="mention groups"
              noun="line"
              columns={csvColumns}
              toJson={personJson}
              disabled={shown.length === 0}
              batches={() => loadedBatches(shown.flatMap(peopleLines))}
            />
          </div>
        </div>
      </div>
      <UnreadableNote rows={[...scanning.scan.unreadable.values()].flat()} noun="row" />
      <Found connection={connection} person={person} text={text} groups={groups} shown={shown} />
    </div>
  );
}

interface FoundProps {
  readonly connection: ConnectionName;
  readonly person: string;
  readonly text: string;
  readonly groups: readonly FoundGroup[];
  readonly shown: readonly FoundGroup[];
}

function Found({ connection, person, text, groups, shown }: FoundProps) {
  const change = useParamChange();
  const navigate = useNavigate();
  const columns = useMemo(() => foundColumns(connection, person), [connection, person]);
  const narrow = useCallback((group: FoundGroup) => narrowFoundCell(connection, person, group), [connection, person]);
  const open = useCallback((group: FoundGroup) => void navigate(foundPath(connection, group)), [connection, navigate]);
  if (shown.length > 0) {
    return (
      <div className="flex min-h-96 flex-1 flex-col">
        <DataTable
          label="Mention groups"
          listKey={`mention groups ${connection} ${text} ${person}`}
          rows={shown}
          rowId={foundId}
          rowName={foundName}
          columns={columns}
          narrowCell={narrow}
          total={shown.length}
          onOpen={open}
        />
      </div>
    );
  }
  const isFiltered = text.trim() !== "" || person.trim() !== "";
  return (
    <EmptyState
      icon={<AtSign size={28} aria-hidden="true" />}
      title={groups.length > 0 && isFiltered ? "No group loaded so far matches" : "No mention groups here yet"}
      action={isFiltered ? <Button onClick={() => change({ find: "", person: "" })}>Clear filters</Button> : null}
    >
      {groups.length > 0 ? null : "Load a channel, or all of them, to see their groups."}
    </EmptyState>
  );
}

interface PersonLine {
  readonly group: FoundGroup;
  readonly name: string;
  readonly email: string;
}

const csvColumns: readonly CsvColumn<PersonLine>[] = [
  { header: "Channel", value: ({ group }) => group.channel.name },
  { header: "Channel ID", value: ({ group }) => group.channel.id },
  { header: "Group", value: ({ group }) => group.name },
  { header: "Group ID", value: ({ group }) => group.id },
  { header: "Description", value: ({ group }) => group.description },
  { header: "Person", value: ({ name }) => name },
  { header: "Email", value: ({ email }) => email },
];

const personJson = ({ group, name, email }: PersonLine) => ({
  channel_id: group.channel.id,
  channel: group.channel.name,
  group_id: group.id,
  group: group.name,
  description: group.description,
  person: name,
  email,
});

function peopleLines(group: FoundGroup): readonly PersonLine[] {
  if (group.members.length === 0) return [{ group, name: "", email: "" }];
  return group.members.map(({ name, email }) => ({ group, name, email }));
}

const foundId = ({ channel, id }: FoundGroup): string => `${channel.id} ${id}`;
const foundName = ({ name, channel }: FoundGroup): string => `${name} in ${channel.name}`;
