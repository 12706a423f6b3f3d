import { inGroups } from "../../../domain/access/right-groups.ts";
import { rightWords } from "../../../domain/access/rights.ts";

/** Rights in plain words, by what they are about. */
export function RightsList({ rights }: { readonly rights: readonly string[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {inGroups(rights).map((group) => (
        <div key={group.name}>
          <dt className="text-xs font-medium text-muted">{group.name}</dt>
          {group.rights.map((right) => (
            <dd key={right}>{rightWords(right)}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
