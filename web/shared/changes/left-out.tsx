import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Name } from "../../components/name.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { byReason } from "./by-reason.ts";
import { changeQueries, itemId } from "./change-queries.ts";

/** Names listed for each reason before "and 12 more". */
const NAMED = 5;

/** What a plan leaves out, by reason. */
export function LeftOut({ change }: { readonly change: ChangeInfo }) {
  const count = change.counts.skipped ?? 0;
  return count === 0 ? null : <Reasons id={change.id} count={count} />;
}

function Reasons({ id, count }: { readonly id: string; readonly count: number }) {
  const { rows, isComplete } = useCursorList(changeQueries.items(id, { status: "skipped" }), itemId);
  const reasons = byReason(rows, ({ skip }) => skip);
  return (
    <section aria-label="Left out" className="flex flex-col gap-1">
      <p>
        {countOf(count, "item")} left out{isComplete ? "" : ", among them"}:
      </p>
      <ul className="flex flex-col gap-1">
        {[...reasons].map(([reason, some]) => (
          <li key={reason}>
            {reason}{" "}
            <span className="text-ink">
              {some.slice(0, NAMED).map(({ n, label }, index) => (
                <span key={n}>
                  {index > 0 ? ", " : ""}
                  <Name>{label}</Name>
                </span>
              ))}
              {some.length > NAMED ? ` and ${some.length - NAMED} more` : ""}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
