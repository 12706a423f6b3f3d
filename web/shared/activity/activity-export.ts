import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { type Activity, type ActivityPerson, peopleOf } from "./activity.ts";

/** An entry to be written, with its channel's name; empty where that is not known. */
export interface NamedActivity {
  readonly entry: Activity;
  readonly channelName: string;
}

/** One line for each person of an entry. */
interface Line extends NamedActivity {
  readonly person: ActivityPerson;
}

export const activityCsvColumns: readonly CsvColumn<Line>[] = [
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

export function activityJson({ entry, person, channelName }: Line): unknown {
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

const BATCH = 200;
/** Names asked for at a time. */
const LANES = 4;

/** The lines of some entries. Names that are not known are asked for, batch by batch, as the file is written. */
export async function* activityLines(
  entries: readonly Activity[],
  nameOf: (channelId: string) => Promise<string>,
  signal: AbortSignal,
): AsyncGenerator<readonly Line[]> {
  const names = new Map<string, string>();
  for (let at = 0; at < entries.length && !signal.aborted; at += BATCH) {
    const batch = entries.slice(at, at + BATCH);
    const missing = [...new Set(batch.map(({ channelId }) => channelId))].filter((id) => !names.has(id));
    const lane = async (): Promise<void> => {
      for (let id = missing.pop(); id !== undefined && !signal.aborted; id = missing.pop())
        names.set(id, await nameOf(id));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    yield batch.flatMap((entry) =>
      peopleOf(entry).map((person) => ({ entry, person, channelName: names.get(entry.channelId) ?? "" })),
    );
  }
}
