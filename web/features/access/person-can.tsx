import { Check, Minus } from "lucide-react";
import { inGroups } from "../../../domain/access/right-groups.ts";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { useNow } from "../../shared/inventory/use-now.ts";
import type { PersonAccess } from "./access-queries.ts";
import { setWords, sourceWords, untilWords, whyWords } from "./access-words.ts";
import { EachOf } from "./over.tsx";

/** The roles that somebody holds, and what these let them do. */
export function PersonCan({ access, isOwn }: { readonly access: PersonAccess; readonly isOwn: boolean }) {
  const { holdings, rights, names } = access;
  const nowMs = useNow();
  const byRight = new Map(rights.map((one) => [one.right, one]));
  return (
    <>
      <section>
        <h2 className="font-medium">{isOwn ? "Roles you hold" : "Roles they hold"}</h2>
        {holdings.length === 0 ? <p className="mt-1 text-muted">None.</p> : null}
        <ul className="mt-2 divide-y divide-line border-y border-line empty:hidden">
          {holdings.map(({ role, set, untilMs, source }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: holdings have nothing else to be told apart by
            <li key={index} className="py-2">
              <p className="break-words">
                <span className="font-medium">
                  <Name>{role.name}</Name>
                </span>{" "}
                · <Words>{setWords(set)}</Words> · {untilWords(untilMs, nowMs)}
              </p>
              <EachOf set={set} names={names} />
              <p className="text-xs break-words text-muted">
                <Words>{sourceWords(source)}</Words>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="font-medium">{isOwn ? "What you can do" : "What they can do"}</h2>
        <div className="mt-2 grid gap-x-8 gap-y-4 md:grid-cols-2">
          {inGroups(rights.map(({ right }) => right)).map((group) => (
            <div key={group.name}>
              <h3 className="text-xs font-medium text-muted">{group.name}</h3>
              <ul>
                {group.rights.map((right) => {
                  const one = byRight.get(right);
                  return one ? (
                    <li key={right} className="flex gap-2 py-1">
                      {one.isAllowed ? (
                        <Check size={15} role="img" aria-label="Can" className="mt-0.5 shrink-0 text-accent-ink" />
                      ) : (
                        <Minus size={15} role="img" aria-label="Cannot" className="mt-0.5 shrink-0 text-muted" />
                      )}
                      <span className="min-w-0">
                        <span className={one.isAllowed ? undefined : "text-muted"}>{one.words}</span>
                        <span className="block text-xs break-words text-muted">
                          <Words>{whyWords(one, holdings)}</Words>
                        </span>
                      </span>
                    </li>
                  ) : null;
                })}
              </ul>
            </div>
          ))}
        </div>
      </section>
    </>
  );
}
