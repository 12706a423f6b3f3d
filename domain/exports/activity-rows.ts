// Who joined and left channels, as lists and files show it.
import { type GenericSchema, nullish, number, object, pipe, string, transform } from "valibot";
import { userIdKey } from "../../contract/user-id.ts";
import type { CsvColumn } from "../csv/write-csv.ts";

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

const text = nullish(string(), "");

export const activityPerson = pipe(
  object({ display_name: text, user_id: text, member_id: text }),
  transform(
    (wire): ActivityPerson => ({
      id: wire.member_id || userIdKey(wire.user_id),
      userId: wire.user_id,
      name: wire.display_name || "Unnamed",
      isExternal: wire.user_id === "",
    }),
  ),
);

export interface ActivityOf<People> extends Omit<Activity, "people"> {
  /** Undefined where an entry names nobody but the operator. */
  readonly people: People | undefined;
}

/** An entry of a log, with its list of people as `people` reads it. */
export const activityEntry = <People>(people: GenericSchema<unknown, People>) =>
  pipe(
    object({
      activity_timestamp: number(),
      channel_id: text,
      operator: activityPerson,
      members: nullish(object({ member_status: text, member_list: people })),
    }),
    transform(
      ({ activity_timestamp: atMs, channel_id: channelId, operator, members }): ActivityOf<People> => ({
        atMs,
        channelId,
        operator,
        status: statusOf(members?.member_status ?? ""),
        people: members?.member_list,
      }),
    ),
  );

/** The documentation's list of values says `joined`, its example `join`. */
function statusOf(word: string): Activity["status"] {
  if (word === "joined" || word === "join") return "joined";
  return word === "left" || word === "leave" ? "left" : "unknown";
}

/** Those an entry is about. Somebody who moves themselves may stand as the operator alone. */
export function peopleOf({ people, operator }: Pick<Activity, "people" | "operator">): readonly ActivityPerson[] {
  return people.length > 0 ? people : [operator];
}

/** Most days of one call of the account's log; see the limit of the operation in the contract. */
export const WINDOW_DAYS = 3;

/** A year of three days a call; a longer time is better read a year at a time. */
export const MAX_DAYS = 366;

/** The most entries a call is sure to return. */
export const ACTIVITY_PAGE_SIZE = 100;

export type Shown = "" | "joined" | "left";

export interface ActivityWanted {
  /** Member id; empty for everybody. */
  readonly personId: string;
  readonly shown: Shown;
}

/** Whether an entry is of a person and a kind of change; somebody counts also when they moved others. */
export const activityMatches =
  ({ personId, shown }: ActivityWanted) =>
  (entry: Activity): boolean =>
    (shown === "" || entry.status === shown) &&
    (personId === "" || entry.operator.id === personId || peopleOf(entry).some(({ id }) => id === personId));

/** A line of a file: one person of an entry, with the name of the channel, empty where that is not known. */
export interface ActivityLine {
  readonly entry: Activity;
  readonly person: ActivityPerson;
  readonly channelName: string;
}

export const activityColumns: readonly CsvColumn<ActivityLine>[] = [
  { header: "time", value: ({ entry }) => new Date(entry.atMs).toISOString() },
  { header: "change", value: ({ entry }) => entry.status },
  { header: "person", value: ({ person }) => person.name },
  { header: "person_user_id", value: ({ person }) => person.userId },
  { header: "person_member_id", value: ({ person }) => person.id },
  { header: "person_is_external", value: ({ person }) => person.isExternal },
  { header: "by", value: ({ entry }) => entry.operator.name },
  { header: "by_user_id", value: ({ entry }) => entry.operator.userId },
  { header: "by_member_id", value: ({ entry }) => entry.operator.id },
  { header: "channel", value: ({ channelName }) => channelName },
  { header: "channel_id", value: ({ entry }) => entry.channelId },
];

export function activityJson({ entry, person, channelName }: ActivityLine): unknown {
  return {
    time: new Date(entry.atMs).toISOString(),
    change: entry.status,
    person: jsonPerson(person),
    by: jsonPerson(entry.operator),
    channel: { id: entry.channelId, name: channelName },
  };
}

function jsonPerson({ name, userId, id, isExternal }: ActivityPerson): unknown {
  return { name, user_id: userId, member_id: id, is_external: isExternal };
}
