import { object, optional, pipe, string, transform } from "valibot";
import {
  type Activity,
  type ActivityOf,
  type ActivityPerson,
  activityEntry,
  activityPerson,
} from "../../../domain/exports/activity-rows.ts";
import { type Rows, rows, withUnreadable } from "../../lib/api/rows.ts";

/** Answer of both operations that list membership logs. */
export const activityPage = object({
  channel_activity_logs: pipe(rows(activityEntry(rows(activityPerson))), transform(withoutUnreadablePeople)),
  next_page_token: optional(string()),
});

/** People of an entry who cannot be read count as rows of their own; an entry of nobody else tells nothing. */
function withoutUnreadablePeople(entries: Rows<ActivityOf<Rows<ActivityPerson>>>): Rows<Activity> {
  return withUnreadable(
    entries
      .filter(({ people }) => !people || people.length > 0 || people.unreadable === undefined)
      .map((entry): Activity => ({ ...entry, people: [...(entry.people ?? [])] })),
    [...(entries.unreadable ?? []), ...entries.flatMap(({ people }) => people?.unreadable ?? [])],
  );
}

/** Entries have no id; one person does one thing at a time. */
export function activityId({ atMs, channelId, operator, status, people }: Activity): string {
  return [atMs, channelId, operator.id, status, ...people.map(({ id }) => id)].join(" ");
}

/** Whether the people of an entry moved themselves. */
export function isOwnDoing({ people, operator }: Activity): boolean {
  return people.length === 0 || (people.length === 1 && people[0]?.id === operator.id);
}
