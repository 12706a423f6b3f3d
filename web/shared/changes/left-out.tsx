import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { byReason } from "./by-reason.ts";
import { changeHref } from "./change-href.ts";
import { changeQueries, itemId } from "./change-queries.ts";
import { detailOf } from "./item-result.ts";

/** Names listed for each reason before "and 12 more". */
const NAMED = 5;

interface LeftOutProps {
  readonly change: ChangeInfo;
  /** Reads what could not be read once more; that is done on the plan's own page where it is left out. */
  readonly onReadAgain?: (() => void) | undefined;
  readonly isBusy: boolean;
}

/** What a plan leaves out, by reason. */
export function LeftOut({ change, onReadAgain, isBusy }: LeftOutProps) {
  const { skipped = 0, unread = 0 } = change.counts;
  return (
    <>
      {unread === 0 ? null : <Reasons id={change.id} count={unread} status="unread" />}
      {unread === 0 ? null : onReadAgain ? (
        <Button className="self-start" isBusy={isBusy} onClick={onReadAgain}>
          Read again
        </Button>
      ) : (
        <p>
          <Link to={changeHref(change.id)} className="text-accent-ink underline">
            Read again on the page of the plan
          </Link>
        </p>
      )}
      {skipped === 0 ? null : <Reasons id={change.id} count={skipped} status="skipped" />}
    </>
  );
}

const words = { skipped: "left out", unread: "could not be read" } as const;

interface ReasonsProps {
  readonly id: string;
  readonly count: number;
  readonly status: keyof typeof words;
}

function Reasons({ id, count, status }: ReasonsProps) {
  const { rows, isComplete } = useCursorList(changeQueries.items(id, { status }), itemId);
  const reasons = byReason(rows, detailOf);
  return (
    <section aria-label={status === "skipped" ? "Left out" : "Not read"} className="flex flex-col gap-1">
      <p>
        {countOf(count, "item")} {words[status]}
        {isComplete ? "" : ", among them"}:
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
