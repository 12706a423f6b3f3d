import type { DesiredCheck } from "../../../domain/desired/info.ts";
import { Link } from "../../components/link.tsx";
import { Name } from "../../components/name.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { ageText } from "../../shared/inventory/age.ts";
import { InventoryNote } from "../../shared/inventory/inventory-note.tsx";
import { useInventoryStatus } from "../../shared/inventory/use-inventory-status.ts";
import { useNow } from "../../shared/inventory/use-now.ts";

/** As many are named. */
const MOST_UNTOLD = 50;

/** How much differs, how old what is known of it is, and of what nothing is known. */
export function CheckNotes({ check }: { readonly check: Extract<DesiredCheck, { is: "right" }> }) {
  const { differences, total, untold, channels, spaces, oldestAtMs } = check;
  const nowMs = useNow();
  const status = useInventoryStatus();
  return (
    <div className="flex max-w-4xl flex-col gap-1 px-4 pt-3 text-muted lg:px-6">
      <p role="status">
        {total === 0
          ? ""
          : `${countOf(total, "difference")} in ${countOf(channels, "channel")} and ${countOf(spaces, "space")}${
              differences.length < total ? `, of which the first ${formatCount(differences.length)} are shown` : ""
            }. `}
        {oldestAtMs === null ? "" : `The oldest of what is known was read ${ageText(oldestAtMs, nowMs)}.`}
      </p>
      <InventoryNote layout="paragraph" status={status} partly="more may differ." />
      {untold.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-warn-ink">
            {countOf(untold.length, "entry", "entries")} of the file could not be compared
          </summary>
          <ul className="mt-1 flex flex-col gap-1">
            {untold.slice(0, MOST_UNTOLD).map(({ line, subject, message }) => (
              <li key={`${line} ${message}`}>
                <Link to={`?part=file&line=${line}`} className="underline">
                  Line {line}
                </Link>
                , <Name>{subject}</Name>: {message}
              </li>
            ))}
            {untold.length > MOST_UNTOLD ? <li>and {formatCount(untold.length - MOST_UNTOLD)} more</li> : null}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
