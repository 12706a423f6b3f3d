import { Link } from "../../components/link.tsx";
import { Words } from "../../components/words.tsx";
import { countOf } from "../../lib/format.ts";
import { useRunning } from "./running.ts";
import { progressOf, statusWords } from "./status-words.ts";

/** Which changes are being carried out, in the frame of every page. Nothing is there while none are. */
export default function RunningChanges({ isCompact = false }: { readonly isCompact?: boolean }) {
  const changes = useRunning((state) => state.changes);
  const [first] = changes.values();
  if (!first) return null;
  const all = [...changes.values()].map(progressOf);
  const sum = (of: "ended" | "all"): number => all.reduce((total, one) => total + one[of], 0);
  const share = sum("all") === 0 ? 0 : sum("ended") / sum("all");
  const isOne = changes.size === 1;
  const to = isOne ? `/changes/${encodeURIComponent(first.id)}` : "/changes";
  const state = isOne && first.status !== "running" ? statusWords[first.status] : `${Math.floor(share * 100)} %`;
  if (isCompact) {
    return (
      <Link to={to} className="rounded-md bg-accent-soft px-2 py-1 text-xs text-accent-ink">
        {countOf(changes.size, "change")} · {state}
      </Link>
    );
  }
  return (
    <Link
      to={to}
      className="flex min-w-0 flex-col gap-1 rounded-md px-2.5 py-1.5 text-xs text-muted ring-1 ring-line ring-inset hover:bg-hover hover:text-ink"
    >
      <span className="flex min-w-0 gap-2">
        <span className="min-w-0 flex-1 truncate text-ink">
          {isOne ? <Words>{first.title}</Words> : countOf(changes.size, "change")}
        </span>
        <span>{state}</span>
      </span>
      <span aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-press">
        <span className="block h-full origin-left rounded-full bg-accent" style={{ transform: `scaleX(${share})` }} />
      </span>
    </Link>
  );
}
