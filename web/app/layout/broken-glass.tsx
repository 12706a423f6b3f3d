import { useState } from "react";
import { createPortal } from "react-dom";
import { Link } from "../../components/link.tsx";
import { Words } from "../../components/words.tsx";
import { formatClock } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";
import { useSession } from "../../lib/session.ts";
import { useNow } from "../../shared/inventory/use-now.ts";

/**
 * Who has every right for an hour, as long as it lasts: oneself, and others to those who give roles. It comes once the page
 * is there, and stands at the foot of the frame.
 */
export default function BrokenGlass() {
  const { brokenGlass: taken = [] } = useSession();
  const nowMs = useNow();
  const [frame] = useState(() => document.getElementById("frame"));
  const lasting = taken.filter(({ untilMs }) => untilMs > nowMs);
  if (lasting.length === 0 || !frame) return null;
  return createPortal(
    <aside
      aria-label="Every right for an hour"
      className="flex shrink-0 flex-col gap-1 border-t border-danger bg-danger-soft px-4 py-1 text-xs text-danger-ink"
    >
      {lasting.map(({ byName, reason, untilMs, isOwn }) => (
        <p key={`${byName} ${untilMs}`} className="break-words text-center">
          <Words>
            {isOwn
              ? `You have every right until ${formatClock(untilMs)}, because: ${isolate(reason)}`
              : `${isolate(byName)} has taken every right until ${formatClock(untilMs)}, because: ${isolate(reason)}`}
          </Words>
          {" · "}
          <Link to="/access" className="font-medium underline">
            Access
          </Link>
        </p>
      ))}
    </aside>,
    frame,
  );
}
