import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { formatCount } from "../../lib/format.ts";

/** What of a plan can be undone, and what cannot, with the reasons. */
export function WayBack({ change: { plan, counts } }: { readonly change: ChangeInfo }) {
  const reasons = plan?.noUndo ?? [];
  const all = counts.planned ?? 0;
  const lost = reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {reasons.length > 0 ? (
        <section aria-label="Cannot be undone" className="flex flex-col gap-1">
          {reasons.map(({ why, count }) => (
            <p key={why}>
              {count === all ? "This cannot be undone." : `${formatCount(count)} of these cannot be undone.`} {why}
            </p>
          ))}
        </section>
      ) : null}
      {lost < all ? <p>You can undo {lost > 0 ? "the rest" : "this"} for 30 days.</p> : null}
    </>
  );
}
