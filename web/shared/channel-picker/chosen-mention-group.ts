import { object, string } from "valibot";
import type { InventoryMentionGroup } from "../../../domain/inventory/mention-groups.ts";
import { mentionGroupId } from "../inventory/inventory-queries.ts";

const named = { id: string(), name: string() };

export interface ChosenMentionGroup {
  /** Of the group within the account: two channels may have a group of the same ID. */
  readonly id: string;
  /** `on-call in Platform` */
  readonly name: string;
  readonly group: { readonly id: string; readonly name: string };
  readonly channel: { readonly id: string; readonly name: string };
}

export const KeptMentionGroup = object({ ...named, group: object(named), channel: object(named) });

export const chosenGroup = (one: InventoryMentionGroup): ChosenMentionGroup => ({
  id: mentionGroupId(one),
  name: `${one.name} in ${one.channel}`,
  group: { id: one.id, name: one.name },
  channel: { id: one.channelId, name: one.channel },
});
