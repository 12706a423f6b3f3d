// What people may have of the inventory and of what the console keeps: no more than the account connection would tell them.
import { userIdKey } from "../../contract/user-id.ts";
import type { Right, View } from "../../domain/access/rights.ts";
import type { Permissions } from "./actors.ts";

/** All of it that no view of its own opens. */
const reading: readonly Right[] = ["see-channels", "see-people"];

export const canReadInventory = ({ all }: Permissions): boolean => reading.every(all);

/** Whether they read some of it: the channels that they see, and the people in these. */
export const canReadSome = ({ some }: Permissions): boolean => reading.every(some);

/** Which channels of it somebody sees; null where that is all of them. */
export function channelsSeen(
  { actor, channels }: Permissions,
  view: View = "see-channels",
): ((row: SeenRow) => boolean) | null {
  const reaches = channels(view);
  const key = userIdKey(actor.userId);
  const ownOf = ({ ownerKey, adminKeys }: SeenRow) =>
    ownerKey === key ? "owner" : adminKeys?.includes(key) ? "administrator" : null;
  return reaches && ((row) => reaches({ channelId: row.id, name: row.name, spaceId: row.spaceId, own: ownOf(row) }));
}

/** Which shared spaces somebody sees, by their IDs; null where that is all of them. */
export function spacesSeen({ all, at }: Permissions, view: View = "see-spaces"): ((spaceId: string) => boolean) | null {
  return all(view) ? null : (spaceId) => at(view, { is: "space", spaceId }).is === "allowed";
}

/** What brings people in who may be in none of the channels that one sees. */
export const bringing: readonly Right[] = [
  ...(["invite-members", "invite-administrators", "add-to-spaces", "add-administrators-to-spaces"] as const),
  ...(["add-to-directory-groups", "give-roles"] as const),
];

/** The mention groups of which channels; null where that is all of them. */
export function mentionGroupsSeen(may: Permissions): ((row: SeenRow) => boolean) | null {
  const [channels, groups] = [channelsSeen(may), channelsSeen(may, "see-mention-groups")];
  if (!channels && !groups) return null;
  return (row) => (channels?.(row) ?? true) && (groups?.(row) ?? true);
}

/** What it knows of a channel. */
interface SeenRow {
  readonly id: string;
  readonly name: string;
  readonly spaceId: string | null;
  readonly ownerKey: string | null;
  readonly adminKeys: readonly string[] | null;
}

/** Addresses of people from other accounts, which Zoom does not show, stand in the audit trail. */
export const seesAddresses = ({ all }: Permissions): boolean => all("see-audit");
