import { Hash } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { memberRoles, roleLabels } from "../../../domain/exports/member-row.ts";
import { Select } from "../../components/field.tsx";
import { EmptyState } from "../../components/states.tsx";
import { tableSelection, wholeList } from "../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { offeredBy, useMay } from "../../shared/access/use-may.ts";
import { BulkBar } from "../../shared/bulk/bulk-bar.tsx";
import { FoundTable } from "../../shared/lists/found-table.tsx";
import { thingHref } from "../../shared/thing-href.ts";
import { channelsColumns, narrowChannelCell, type PersonChannel } from "./channels-columns.tsx";
import { membershipActs, membershipKind } from "./membership-acts.ts";
import { personChannelColumns } from "./person-csv-columns.ts";
import type { PersonTabProps } from "./person-page.tsx";

const roles = [
  { value: "", label: "Any role" },
  ...memberRoles.map((value) => ({ value, label: roleLabels[value] })),
] as const;

/** The channels that somebody is in, those they own first. */
export default function ChannelsTab({ person }: PersonTabProps) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const navigate = useNavigate();
  const find = params.get("find")?.trim().toLowerCase() ?? "";
  const role = memberRoles.find((one) => one === params.get("role")) ?? "";
  const { channels } = person;
  const shown = useMemo(
    () =>
      channels.filter(
        (row) => (role === "" || row.role === role) && (find === "" || row.name.toLowerCase().includes(find)),
      ),
    [channels, find, role],
  );
  const open = useCallback(({ id }: PersonChannel) => void navigate(hrefOf(id)), [navigate]);
  const isFiltered = find !== "" || role !== "";
  const listName = `channels of ${person.key}`;
  const selection = useRowSelection(listName, wholeList, shown, idOf);
  const may = useMay();
  const acts = useMemo(() => offeredBy(may, membershipActs), [may]);
  const mayEdit = acts.length > 0;
  const kind = useMemo(() => membershipKind(person), [person]);
  const csvColumns = useMemo(() => personChannelColumns(person), [person]);
  if (channels.length === 0)
    return person.shown === "all" ? (
      <EmptyState icon={<Hash size={28} aria-hidden="true" />} title="In no channels">
        None that the inventory knows of has this person as a member.
      </EmptyState>
    ) : (
      <EmptyState icon={<Hash size={28} aria-hidden="true" />} title="In no channels that your role shows">
        They may be in others.
      </EmptyState>
    );
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <FoundTable
        label="Channels of the person"
        listKey={`${listName} ${find} ${role}`}
        filter={{ label: "Filter channels by name", placeholder: "Filter by name" }}
        filters={
          <div className="w-44 max-sm:min-w-32 max-sm:flex-1">
            <Select
              label="Role"
              isLabelHidden
              value={role}
              options={roles}
              onChange={(value) => change({ role: value })}
            />
          </div>
        }
        onClear={() => change({ find: "", role: "" })}
        file={{ name: `channels of ${person.name}`, noun: "channel", columns: csvColumns }}
        rows={shown}
        rowId={idOf}
        rowName={nameOf}
        columns={channelsColumns}
        narrowCell={narrowChannelCell}
        {...tableSelection(selection, mayEdit)}
        onOpen={open}
      />
      {selection.ids.size > 0 && mayEdit ? (
        <BulkBar
          label="Selected channels"
          kind={kind}
          selection={selection}
          rows={channels}
          shown={shown}
          isFiltered={isFiltered}
          acts={acts}
        />
      ) : null}
    </div>
  );
}

const idOf = ({ id }: PersonChannel): string => id;
const nameOf = ({ name }: PersonChannel): string => name;
const hrefOf = (id: string): string => thingHref("channel", id, "account") ?? "";
