import { number, object, optional, string } from "valibot";
import type { SettingWords } from "../../../domain/channel-words.ts";
import { listedChannel } from "../../../domain/exports/channel-rows.ts";
import { rows } from "../../lib/api/rows.ts";

/** Answer of every operation that lists channels. */
export const channelPage = object({
  channels: rows(listedChannel),
  next_page_token: optional(string()),
  total_records: optional(number()),
});

/** Types of the channels that everyone of the account finds. */
export const publicTypes: readonly number[] = [3, 5];
/** Types of the channels that a person can be in. */
export const joinedTypes: readonly number[] = [1, 2, 3, 4, 5];

/** A setting in words; a dash where the operation does not tell it. */
export function labelOf(labels: SettingWords, value: number | undefined): string {
  return value === undefined ? "–" : (labels[value] ?? `Unknown (${value})`);
}
