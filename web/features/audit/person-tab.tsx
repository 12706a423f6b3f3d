import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import { Select } from "../../components/field.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useMay } from "../../shared/access/use-may.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { AuditEntries } from "./audit-list.tsx";
import { auditQueries, auditRowId } from "./audit-queries.ts";

const ways = [
  { value: "", label: "Done to them" },
  { value: "by", label: "Done by them" },
] as const;

/** What the console changed for somebody, and what they changed with it. */
export default function PersonTab({ person }: { readonly person: PersonPage }) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const way = params.get("way") === "by" ? "by" : "";
  const filter = useMemo((): AuditFilter => filterOf(person, way), [person, way]);
  const list = useCursorList(auditQueries.list(filter), auditRowId);
  const seesAll = useMay().all("see-audit");
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
        {seesAll ? null : (
          <p className="text-muted">
            Only what you did yourself. Workspace administrators and auditors see what everyone did.
          </p>
        )}
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
