// Channels or spaces that somebody sees, as statements of SQL take them.
import { type SQL, sql } from "drizzle-orm";

/** These alone, or all but these. */
export interface SomeIds {
  readonly are: "within" | "without";
  readonly ids: readonly string[];
}

/** Where somebody sees who is there; everywhere where it is left out. */
export interface PlacesSeen {
  /** Whether they see people of the account wherever these are. */
  readonly isEveryone: boolean;
  readonly channels: SomeIds | undefined;
  readonly spaces: SomeIds | undefined;
  /** Whether in all of them, or in none. */
  readonly directoryGroups: boolean;
}

export const everywhere: PlacesSeen = {
  ...{ isEveryone: true, channels: undefined, spaces: undefined, directoryGroups: true },
};

/** Whether somebody, by their key, is seen in any of them. */
export const isSeenIn = (key: SQL, { isEveryone, channels, spaces }: PlacesSeen): SQL =>
  isEveryone
    ? sql`true`
    : sql`(exists (
        select from inventory_members i join inventory_channels ic on ic.id = i.channel_id and ic.gone_at_ms is null
        where i.person_key = ${key} and ${isAmong(sql`i.channel_id`, channels)}
      ) or exists (
        select from inventory_space_members i where i.person_key = ${key} and ${isAmong(sql`i.space_id`, spaces)}
      ))`;

export const listOf = (values: readonly string[]): SQL =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

/** Whether an ID is among them; every one is where they are left out. */
export function isAmong(id: SQL, some: SomeIds | undefined): SQL {
  if (!some) return sql`true`;
  return some.are === "within" ? sql`${id} in ${listOf(some.ids)}` : sql`${id} not in ${listOf(some.ids)}`;
}
