import { useCallback, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { threeNarrowLines } from "../../components/data-table/row-lines.ts";
import { Select } from "../../components/field.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { changeColumns, narrowChangeCell } from "../../shared/changes/change-columns.tsx";
import { changeHref } from "../../shared/changes/change-href.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import type { AuditFilter } from "./audit-filter.ts";
import { AuditEntries, NothingDone } from "./audit-list.tsx";
import { auditQueries, auditRowId } from "./audit-queries.ts";

const ways = [
  { value: "", label: "Done to them" },
  { value: "by", label: "Done by them" },
] as const;

/** What the console changed for somebody: the trail, for whoever sees all of it, else the changes that one sees. */
export default function PersonTab({ person }: { readonly person: PersonPage }) {
  return useMay().all("see-audit") ? <Trail person={person} /> : <ChangesSeen person={person} />;
}

function ChangesSeen({ person: { key, userId, memberId } }: { readonly person: PersonPage }) {
  const navigate = useNavigate();
  const filter = useMemo(() => ({ person: userId || memberId }), [userId, memberId]);
  const list = useCursorList(changeQueries.list(filter), changeId);
  const open = useCallback(({ id }: ChangeInfo) => void navigate(changeHref(id)), [navigate]);
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <div className="flex flex-wrap items-start justify-between gap-2 px-4 py-3 lg:px-6">
        <p className="min-w-0 flex-1 basis-72 text-muted text-pretty">
          The changes that you see: your own, and those through the account connection that you could make too.
          Workspace administrators and auditors see all.
        </p>
        <ListExport list="changes" connection="me" query={filter} disabled={list.rows.length === 0} />
      </div>
      <ListedTable
        label="Changes"
        listKey={`changes of ${key}`}
        list={list}
        noun="change"
        rowHeights={threeNarrowLines}
        rowId={changeId}
        rowName={changeTitle}
        columns={changeColumns}
        narrowCell={narrowChangeCell}
        onOpen={open}
        empty={<NothingDone title="None of the changes that you see is about them" />}
      />
    </div>
  );
}

const changeId = ({ id }: ChangeInfo): string => id;
const changeTitle = ({ title }: ChangeInfo): string => title;

/** What was done to somebody, and what they did themselves. */
function Trail({ person }: { readonly person: PersonPage }) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const way = params.get("way") === "by" ? "by" : "";
  const filter = useMemo((): AuditFilter => filterOf(person, way), [person, way]);
  const list = useCursorList(auditQueries.list(filter), auditRowId);
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 lg:px-6">
        {person.userId ? (
          <div className="w-44">
            <Select
              label="Which changes"
              isLabelHidden
              value={way}
              options={ways}
              onChange={(value) => change({ way: value })}
            />
          </div>
        ) : null}
      </div>
      <AuditEntries
        list={list}
        listKey={`audit of ${person.key} ${way}`}
        emptyTitle={
          way === "by" ? "They changed nothing through the console" : "Nothing was done to them through the console"
        }
      />
    </div>
  );
}

function filterOf({ userId, memberId, email }: PersonPage, way: "" | "by"): AuditFilter {
  return way === "by" ? { person: userId } : { target: [userId, memberId, email].filter(Boolean).join("; ") };
}
