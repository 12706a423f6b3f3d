import { ListChecks } from "lucide-react";
import { Link } from "../../components/link.tsx";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import { changeHref } from "./change-href.ts";
import { useRunning } from "./running.ts";
import { progressOf, statusWords } from "./status-words.ts";
import { WorkingTicket } from "./working-ticket.tsx";

/** Of plans that wait for somebody no more are read for the frame. */
const MOST_AWAITING = 50;

interface FrameChangesProps {
  /** Beside the page, above it on a narrow screen, or as a number in the navigation. */
  readonly look?: "panel" | "compact" | "count";
}

/**
 * Which changes are being carried out, which wait for this person, and for which ticket they work, in the frame of every
 * page. Nothing is there while there is none of it.
 */
export default function FrameChanges({ look = "panel" }: FrameChangesProps) {
  const { size } = useRunning((state) => state.awaiting);
  const count = size < MOST_AWAITING ? String(size) : `${MOST_AWAITING}+`;
  if (look === "count")
    return size === 0 ? null : (
      <span className="ml-auto rounded-full bg-accent-soft px-2 text-xs leading-5 font-medium text-accent-ink tabular-nums border border-transparent">
        {count}
        <span className="sr-only"> to approve</span>
      </span>
    );
  const waiting = `${count === "1" ? "1 change needs" : `${count} changes need`} your approval`;
  return look === "compact" ? (
    <>
      <WorkingTicket look={look} />
      {size > 0 ? (
        <Link to={AWAITING} aria-label={waiting} className={compact}>
          {count} to approve
        </Link>
      ) : null}
      <RunningInBrief />
    </>
  ) : (
    <>
      <WorkingTicket look={look} />
      {size > 0 ? (
        <Link to={AWAITING} className={`${panel} flex-row items-center gap-2`}>
          <ListChecks size={14} aria-hidden="true" className="shrink-0" />
          <span className="text-ink">{waiting}</span>
        </Link>
      ) : null}
      <Running />
    </>
  );
}

const AWAITING = "/changes?status=approval";
const compact = "shrink-0 rounded-md bg-accent-soft px-2 py-1 text-xs text-accent-ink border border-transparent";
const panel =
  "flex min-w-0 rounded-md px-2.5 py-1.5 text-xs text-muted ring-1 ring-line ring-inset hover:bg-hover hover:text-ink";

function RunningInBrief() {
  const running = useTogether();
  return running ? (
    <Link to={running.to} className={compact}>
      {countOf(running.count, "change")} · {running.state}
    </Link>
  ) : null;
}

function Running() {
  const running = useTogether();
  return running ? (
    <Link to={running.to} className={`${panel} flex-col gap-1`}>
      <span className="flex min-w-0 gap-2">
        <span className="min-w-0 flex-1 truncate text-ink">
          {running.count === 1 ? <Words>{running.title}</Words> : countOf(running.count, "change")}
        </span>
        <span>{running.state}</span>
      </span>
      <span aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-press">
        <span
          className="block h-full origin-left rounded-full bg-accent"
          style={{ transform: `scaleX(${running.share})` }}
        />
      </span>
    </Link>
  ) : null;
}

/** Everything that is carried out, as one. */
function useTogether() {
  const changes = useRunning((state) => state.changes);
  const [first] = changes.values();
  if (!first) return null;
  const all = [...changes.values()].map(progressOf);
  const sum = (of: "ended" | "all"): number => all.reduce((total, one) => total + one[of], 0);
  const share = sum("all") === 0 ? 0 : sum("ended") / sum("all");
  const isOne = changes.size === 1;
  return {
    count: changes.size,
    title: first.title,
    share,
    to: isOne ? changeHref(first.id) : "/changes?status=running%2Cwaiting%2Cpaused",
    state: isOne && first.status !== "running" ? statusWords[first.status] : `${Math.floor(share * 100)} %`,
  };
}
