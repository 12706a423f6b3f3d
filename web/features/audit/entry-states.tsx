import type { AuditEntry } from "../../../domain/audit/entry.ts";
import { Name } from "../../components/name.tsx";
import { differences } from "./differences.ts";

/** What items were, and what they were to become, field by field where something differs. */
export function EntryStates({ entry }: { readonly entry: AuditEntry }) {
  const rows = entry.states.flatMap(({ n, name, before, after }) =>
    differences(before, after).map((row) => ({ ...row, key: `${n} ${row.field}`, name })),
  );
  if (rows.length === 0) return null;
  return (
    <section aria-label="Before and after" className="shrink-0 overflow-x-auto">
      <h2 className="pb-1 font-medium">Before and after</h2>
      <table className="w-full text-left">
        <thead className="text-xs text-muted">
          <tr>
            {["Of", "Field", "Before", "After"].map((head) => (
              <th key={head} scope="col" className="py-1 pr-3 font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, field, before, after }) => (
            <tr key={key} className="border-t border-line align-top">
              <th scope="row" className="py-1 pr-3 font-normal">
                <Name>{name}</Name>
              </th>
              <td className="py-1 pr-3">{field}</td>
              <td className="py-1 pr-3 break-words">{before}</td>
              <td className="py-1 pr-3 break-words">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
