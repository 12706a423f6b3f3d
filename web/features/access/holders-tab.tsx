import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { isUnused } from "../../../domain/access/uses.ts";
import { Select } from "../../components/field.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useNow } from "../../shared/inventory/use-now.ts";
import { FoundTable } from "../../shared/lists/found-table.tsx";
import { AccessFailure } from "./access-failure.tsx";
import { type AccessOverview, accessQueries, type Grant } from "./access-queries.ts";
import { isOver, roleName, rolesOf } from "./access-words.ts";
import { ByZoomRole } from "./by-zoom-role.tsx";
import { GrantDialog } from "./grant-dialog.tsx";
import { holderColumns, narrowHolder } from "./holder-columns.tsx";
import { holderCsvColumns } from "./holder-csv-columns.ts";

interface HoldersTabProps {
  readonly overview: AccessOverview;
  readonly mayGive: boolean;
  readonly onDone: (id: string) => void;
}

/** Who was given which role, over what, until when and why. */
export function HoldersTab({ overview, mayGive, onDone }: HoldersTabProps) {
  const { grants, names, byZoomRole } = overview;
  const roles = useMemo(() => rolesOf(overview), [overview]);
  const [params] = useSearchParams();
  const change = useParamChange();
  const [openId, setOpenId] = useState<string | null>(null);
  const nowMs = useNow();
  const find = params.get("find")?.trim().toLowerCase() ?? "";
  const roleId = params.get("role") ?? "";
  const unused = unusedDays.find((days) => days === params.get("unused")) ?? "";
  const { data: uses, error } = useQuery(accessQueries.uses());
  const shown = useMemo(
    () =>
      grants
        .filter((grant) => {
          const text = `${grant.to.name} ${roleName(roles, grant.roleId)} ${grant.reason} ${grant.byName}`;
          const use = uses?.get(grant.id);
          const isWanted = unused === "" || (use && isUnused(use, grant.atMs, Number(unused), nowMs));
          return isWanted && (roleId === "" || grant.roleId === roleId) && text.toLowerCase().includes(find);
        })
        .sort(byHolder(nowMs)),
    [grants, roles, uses, find, roleId, unused, nowMs],
  );
  const columns = useMemo(() => holderColumns(roles, names, uses, nowMs), [roles, names, uses, nowMs]);
  const narrow = useCallback((grant: Grant) => narrowHolder(grant, roles, names, nowMs), [roles, names, nowMs]);
  const open = useCallback(({ id }: Grant) => setOpenId(id), []);
  const opened = grants.find(({ id }) => id === openId);
  if (grants.length === 0)
    return (
      <EmptyState icon={<KeyRound size={28} aria-hidden="true" />} title="No roles have been given yet">
        Owners and administrators of the account can do everything through their role at Zoom, and everyone has what is
        theirs over the channels they own or administer.
        <span className="block pt-2">
          <ByZoomRole people={byZoomRole} />
        </span>
      </EmptyState>
    );
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      {overview.isPart ? null : (
        <details className="px-4 pt-3 text-muted lg:px-6">
          <summary className="cursor-pointer">
            Workspace administrators by their role at Zoom, who are not listed here
          </summary>
          <p className="pt-1 break-words">
            <ByZoomRole people={byZoomRole} />
          </p>
        </details>
      )}
      {error ? <AccessFailure error={error} /> : null}
      <FoundTable
        label="Who holds what"
        listKey={`access ${find} ${roleId} ${unused}`}
        filter={{ label: "Filter by person, group or reason", placeholder: "Filter by name or reason" }}
        filters={
          <>
            <Select
              label="Role"
              isLabelHidden
              value={roleId}
              options={[
                { value: "", label: "All roles" },
                ...roles.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(role) => change({ role })}
            />
            <Select
              label="Last used"
              isLabelHidden
              value={unused}
              options={[
                { value: "", label: "Used or not" },
                ...unusedDays.map((days) => ({ value: days, label: `Not used for ${days} days` })),
              ]}
              onChange={(days) => change({ unused: days })}
            />
          </>
        }
        onClear={() => change({ find: "", role: "", unused: "" })}
        file={{ name: "who-holds-what", noun: "holder", columns: holderCsvColumns(roles, uses) }}
        rows={shown}
        rowId={idOf}
        rowName={nameOf}
        columns={columns}
        narrowCell={narrow}
        onOpen={open}
      />
      {opened ? (
        <GrantDialog grant={opened} {...{ roles, names, mayGive, onDone }} onClose={() => setOpenId(null)} />
      ) : null}
    </div>
  );
}

/** So long a role was not used, in days, as the address says it. */
const unusedDays = ["30", "90"] as const;
const idOf = ({ id }: Grant): string => id;
const nameOf = ({ to }: Grant): string => to.name;
/** What holds now first, by name. */
const byHolder = (nowMs: number) => (one: Grant, other: Grant) =>
  Number(isOver(one, nowMs)) - Number(isOver(other, nowMs)) || one.to.name.localeCompare(other.to.name, "en");
