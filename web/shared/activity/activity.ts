import { number, object, optional, pipe, string, transform } from "valibot";
import { userIdKey } from "../../../contract/user-id.ts";
import { type Rows, rows, withUnreadable } from "../../lib/api/rows.ts";

export interface ActivityPerson {
  /** Member id; people of other accounts have one too. */
  readonly id: string;
  /** Empty for people of other accounts: Zoom leaves it out. */
  readonly userId: string;
  readonly name: string;
  readonly isExternal: boolean;
}

/** Who made whom join or leave which channel, and when. */
export interface Activity {
  readonly atMs: number;
  /** Empty in the log of one channel. */
  readonly channelId: string;
  readonly operator: ActivityPerson;
  readonly status: "joined" | "left" | "unknown";
  readonly people: readonly ActivityPerson[];
}

const person = pipe(
  object({
    display_name: optional(string(), ""),
    user_id: optional(string(), ""),
    member_id: optional(string(), ""),
  }),
  transform(
    (wire): ActivityPerson => ({
      id: wire.member_id || userIdKey(wire.user_id),
      userId: wire.user_id,
      name: wire.display_name || "Unnamed",
      isExternal: wire.user_id === "",
    }),
  ),
);

interface WireActivity extends Activity {
  readonly people: Rows<ActivityPerson>;
}

const activity = pipe(
  object({
    activity_timestamp: number(),
    channel_id: optional(string(), ""),
    operator: person,
    members: optional(object({ member_status: optional(string(), ""), member_list: rows(person) })),
  }),
  transform(
    ({ activity_timestamp: atMs, channel_id: channelId, operator, members }): WireActivity => ({
      atMs,
      channelId,
      operator,
      status: statusOf(members?.member_status ?? ""),
      people: members?.member_list ?? [],
    }),
  ),
);

/** Answer of both operations that list membership logs. */
export const activityPage = object({
  channel_activity_logs: pipe(rows(activity), transform(withoutUnreadablePeople)),
  next_page_token: optional(string()),
});

/** People of an entry who cannot be read count as rows of their own; an entry of nobody else tells nothing. */
function withoutUnreadablePeople(entries: Rows<WireActivity>): Rows<Activity> {
  return withUnreadable(
    entries
      .filter(({ people }) => people.length > 0 || people.unreadable === undefined)
      .map((entry): Activity => ({ ...entry, people: [...entry.people] })),
    [...(entries.unreadable ?? []), ...entries.flatMap(({ people }) => people.unreadable ?? [])],
  );
}

/** The documentation's list of values says `joined`, its example `join`. */
function statusOf(text: string): Activity["status"] {
  if (text === "joined" || text === "join") return "joined";
  return text === "left" || text === "leave" ? "left" : "unknown";
}

/** Entries have no id; one person does one thing at a time. */
export function activityId({ atMs, channelId, operator, status, people }: Activity): string {
  return [atMs, channelId, operator.id, status, ...people.map(({ id }) => id)].join(" ");
}

/** Those an entry is about. Somebody who moves themselves may stand as the operator alone. */
export function peopleOf({ people, operator }: Activity): readonly ActivityPerson[] {
  return people.length > 0 ? people : [operator];
}

/** Whether the people of an entry moved themselves. */
export function isOwnDoing({ people, operator }: Activity): boolean {
  return people.length === 0 || (people.length === 1 && people[0]?.id === operator.id);
}

/** The most entries a call is sure to return. */
export const ACTIVITY_PAGE_SIZE = 100;
