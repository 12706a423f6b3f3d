import { resourceOf } from "../../../domain/actions/registry.ts";
import type { AuditEntry } from "../../../domain/audit/entry.ts";
import { differencesOf } from "../../../domain/changes/differences.ts";
import { Name } from "../../components/name.tsx";

/** What items were, and what they were to become, fact by fact where something differs. */
export function EntryStates({ entry }: { readonly entry: AuditEntry }) {
  const resource = resourceOf(entry.action);
  const rows = entry.states.flatMap(({ n, name: item, before, after: to }) =>
    resource ? differencesOf(resource, { before, to }).map((row) => ({ ...row, key: `${n} ${row.name}`, item })) : [],
  );
  if (rows.length === 0) return null;
  return (
    <section aria-label="Before and after" className="shrink-0 overflow-x-auto">
      <h2 className="pb-1 font-medium">Before and after</h2>
      <table className="w-full text-left">
        <thead className="text-xs text-muted">
          <tr>
            {["Of", "What", "Before", "After"].map((head) => (
              <th key={head} scope="col" className="py-1 pr-3 font-normal">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, item, name, was, to }) => (
            <tr key={key} className="border-t border-line align-top">
              <th scope="row" className="py-1 pr-3 font-normal">
                <Name>{item}</Name>
              </th>
              <td className="py-1 pr-3">{name}</td>
              <td className="py-1 pr-3 break-words">{was ?? "–"}</td>
              <td className="py-1 pr-3 break-words">{to}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
