import { explainError } from "../../../lib/api/explain.ts";
import { countOf, formatCount } from "../../../lib/format.ts";
import { type CheckResult, isUnfinished, type Reach, untriedIn, type WalkedPeople } from "./check-result.ts";
import { LOG_DAYS } from "./check-source.ts";

/** Whether another run could come further: something is not tried, or failed for a reason that can pass. */
export function canGoOn(result: CheckResult): boolean {
  return isUnfinished(result) || errorsIn(result).some((error) => explainError(error).canRetry);
}

/** Everything that failed in a check. */
export function errorsIn({ failed, reach }: CheckResult): readonly Error[] {
  const errors: Error[] = failed.map(({ error }) => error);
  if (!reach) return errors;
  if (reach.activity instanceof Error) errors.push(reach.activity);
  if (reach.people instanceof Error) errors.push(reach.people);
  else if (reach.people !== "open") errors.push(...reach.people.failed.map(({ error }) => error));
  return errors;
}

/** What a check covered, in a sentence or two. */
export function coveredText(result: CheckResult, time: string): string {
  const { found, channels, gone, reach } = result;
  const goneText = `${countOf(gone.size, "channel")} in the activity no longer exist${gone.size === 1 ? "s" : ""}.`;
  return [
    `Checked ${formatCount(channels.length)} of ${countOf(found.size, "channel")} at ${time}.`,
    gone.size > 0 ? goneText : "",
    reach ? `They were found in ${sourcesText(reach)}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function sourcesText({ activity, people }: Reach): string {
  const sources = [
    "the list of public channels",
    activity === "read" ? `${LOG_DAYS} days of activity` : "",
    isWalked(people) ? `the channels of ${countOf(readCount(people), "active person", "active people")}` : "",
  ].filter(Boolean);
  return sources.length === 1 ? (sources[0] ?? "") : `${sources.slice(0, -1).join(", ")} and ${sources.at(-1)}`;
}

/** What a check did not reach, and why; each a sentence. */
export function missedBy(result: CheckResult): readonly string[] {
  const { reach, failed } = result;
  const untried = untriedIn(result).length;
  const missed: string[] = [];
  if (untried > 0) missed.push(`${countOf(untried, "channel")} found but not checked.`);
  for (const [why, count] of byReason(failed.map(({ error }) => error)))
    missed.push(`${countOf(count, "channel")} that could not be read: ${why}.`);
  if (result.unreadableCount > 0)
    missed.push(`${countOf(result.unreadableCount, "row")} of people, channels or activity that could not be read.`);
  if (!reach) return missed;
  const { activity, people } = reach;
  if (activity !== "read") missed.push(`${LOG_DAYS} days of activity: ${reasonOf(activity)}.`);
  if (!isWalked(people)) missed.push(`The channels of active people: ${reasonOf(people)}.`);
  else {
    if (people.open.length > 0)
      missed.push(`The channels of ${countOf(people.open.length, "active person", "active people")}: not loaded yet.`);
    for (const [why, count] of byReason(people.failed.map(({ error }) => error)))
      missed.push(`The channels of ${countOf(count, "active person", "active people")}: ${why}.`);
  }
  missed.push(
    `Private channels and group chats that no active person is in and that nobody joined or left in ${LOG_DAYS} days: Zoom has no list of them.`,
  );
  return missed;
}

function isWalked(people: Reach["people"]): people is WalkedPeople {
  return people !== "open" && !(people instanceof Error);
}

function readCount({ total, open, failed }: WalkedPeople): number {
  return total - open.length - failed.length;
}

function reasonOf(error: "open" | Error): string {
  return error === "open" ? "not loaded yet" : reasonIn(error);
}

/** The title of an error in the middle of a sentence. */
function reasonIn(error: Error): string {
  const { title } = explainError(error);
  return title.startsWith("Zoom") ? title : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

function byReason(errors: readonly Error[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const error of errors) counts.set(reasonIn(error), (counts.get(reasonIn(error)) ?? 0) + 1);
  return counts;
}
