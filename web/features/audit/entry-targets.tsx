import type { AuditEntry } from "../../../domain/audit/entry.ts";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { formatCount } from "../../lib/format.ts";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { thingHref } from "../../shared/thing-href.ts";
import { targetHistory } from "./audit-href.ts";
import { shownTargets, targetKindWords } from "./audit-words.ts";

/** What an act was about, with the way to it and to its history. */
export function EntryTargets({ entry }: { readonly entry: AuditEntry }) {
  const targets = shownTargets(entry);
  if (targets.length === 0) return null;
  const connection = entry.connection === "console" ? undefined : entry.connection;
  const left = entry.targetCount - entry.targets.length;
  return (
    <section aria-label="Targets">
      <h2 className="pb-1 font-medium">Targets</h2>
      <ul className="flex flex-col gap-1">
        {targets.map((target) => {
          const href = thingHref(target.kind, target.id, connection);
          const name = <Name>{target.name || target.id}</Name>;
          return (
            <li key={`${target.kind} ${target.id} ${target.name}`} className="flex flex-wrap gap-x-3">
              <span className="w-28 shrink-0 text-muted">{targetKindWords[target.kind]}</span>
              <span className="min-w-0 break-words">
                {target.kind === "person" ? (
                  <PersonName name={target.name || target.id} personId={target.id || target.name} />
                ) : href ? (
                  <Link to={href} className="underline">
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </span>
              <Link
                to={targetHistory(target)}
                className="text-muted underline"
                aria-label={`History of ${target.name || target.id}`}
              >
                History
              </Link>
            </li>
          );
        })}
      </ul>
      {left > 0 ? <p className="pt-1 text-muted">And {formatCount(left)} more, which are in its change.</p> : null}
    </section>
  );
}
