import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { countsText } from "../../shared/changes/result-words.ts";
import { statusWords } from "../../shared/changes/status-words.ts";

/**
 * What is pasted into a ticket about a change: what, when, by whom and with what result in a sentence, and its page.
 *
 * @param url of that page
 */
export function changeTicketText(change: ChangeInfo, url: string): string {
  const { title, status, isCalledOff, goesOnAtMs, appliedAtMs, plannedAtMs, itemCount, counts } = change;
  const by = change.appliedByName || change.plannedByName;
  const when = `${appliedAtMs === null ? "planned " : ""}${formatMoment(appliedAtMs ?? plannedAtMs)} UTC`;
  const stands =
    status === "scheduled" && goesOnAtMs !== null
      ? `begins on ${formatMoment(goesOnAtMs)} UTC`
      : isCalledOff
        ? "called off"
        : status === "done" && counts.done === itemCount
          ? "done"
          : `${statusWords[status].toLowerCase()}${itemCount > 0 ? `: ${countsText(change)}` : ""}`;
  const made = [when, ...(by === "" ? [] : [`by ${by}`])].join(" ");
  return `${title} (${made}): ${stands}.\n${url}`;
}
