// Columns of the lists on a person's page; each row names the person too, so that imports know whom it is about.
import { channelTypes } from "../../../domain/channel-words.ts";
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { roleLabels } from "../../../domain/exports/member-row.ts";
import type { PersonPage } from "../../../domain/inventory/people.ts";
import type { PersonChannel } from "./channels-columns.tsx";
import type { ChatSession } from "./session-queries.ts";

const time = (atMs: number | null): string | undefined => (atMs === null ? undefined : new Date(atMs).toISOString());

function personColumns({ name, email, userId, memberId }: PersonPage): readonly CsvColumn<unknown>[] {
  return [
    { header: "name", value: () => name },
    { header: "email", value: () => email },
    { header: "user_id", value: () => userId },
    { header: "member_id", value: () => memberId },
  ];
}

export const personChannelColumns = (person: PersonPage): readonly CsvColumn<PersonChannel>[] => [
  { header: "channel_id", value: ({ id }) => id },
  { header: "channel", value: ({ name }) => name },
  { header: "type", value: ({ type }) => channelTypes[type] ?? type },
  { header: "role", value: ({ role }) => roleLabels[role] },
  { header: "space", value: ({ space }) => space ?? undefined },
  { header: "archived", value: ({ isArchived }) => isArchived ?? undefined },
  { header: "members", value: ({ members }) => members ?? undefined },
  { header: "administrators", value: ({ admins }) => admins ?? undefined },
  { header: "members_read_at", value: ({ atMs }) => time(atMs) },
  ...personColumns(person),
];

/** One of the spaces and groups that somebody is in. */
export interface PersonGroup {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly role?: keyof typeof roleLabels;
  readonly channelId?: string;
  readonly channel?: string;
  readonly atMs: number | null;
}

export const groupsOf = ({ spaces, directoryGroups, mentionGroups }: PersonPage): readonly PersonGroup[] => [
  ...spaces.map((space) => ({ kind: "Shared space", ...space })),
  ...directoryGroups.map((group) => ({ kind: "Directory group", ...group })),
  ...mentionGroups.map((group) => ({ kind: "Mention group", ...group })),
];

export const personGroupColumns = (person: PersonPage): readonly CsvColumn<PersonGroup>[] => [
  { header: "kind", value: ({ kind }) => kind },
  { header: "group_id", value: ({ id }) => id },
  { header: "group", value: ({ name }) => name },
  { header: "role", value: ({ role }) => role && roleLabels[role] },
  { header: "channel_id", value: ({ channelId }) => channelId },
  { header: "channel", value: ({ channel }) => channel },
  { header: "members_read_at", value: ({ atMs }) => time(atMs) },
  ...personColumns(person),
];

export const moveColumns = (person: PersonPage): readonly CsvColumn<PersonPage["moves"][number]>[] => [
  { header: "time", value: ({ atMs }) => time(atMs) },
  { header: "status", value: ({ status }) => status },
  { header: "channel_id", value: ({ channelId }) => channelId },
  { header: "channel", value: ({ channel }) => channel ?? undefined },
  { header: "by", value: ({ operator }) => operator },
  ...personColumns(person),
];

export const sessionColumns: readonly CsvColumn<ChatSession>[] = [
  { header: "with", value: ({ name }) => name },
  { header: "email", value: ({ peer }) => peer?.email },
  { header: "user_id", value: ({ peer }) => peer?.userId },
  { header: "member_id", value: ({ peer }) => peer?.memberId },
  { header: "channel_id", value: ({ channelId }) => channelId },
  { header: "last_message", value: ({ lastAtMs }) => time(lastAtMs) },
];
