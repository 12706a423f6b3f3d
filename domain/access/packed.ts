// The roles that somebody holds, as they travel to their browser: each role once, and of lists of channels no more than
// what is asked about, for these can be thousands long.
import type { HoldingsInfo } from "../../contract/bff.ts";
import type { Held, Holding } from "./can.ts";
import type { ChannelSet } from "./channel-set.ts";

/** What a page knows of a holding. */
export interface KnownHolding extends Held {
  readonly by: Holding["source"]["by"];
}

/** @param channelId The channel it is about; null where lists of channels are to be left empty. */
export function packed(holdings: readonly Holding[], channelId: string | null): HoldingsInfo {
  const roles = new Map(holdings.map(({ role }) => [role.id, role]));
  return {
    roles: [...roles.values()],
    holdings: holdings.map(({ role, set, untilMs, source }) => ({
      roleId: role.id,
      set: set.of === "list" ? narrowed(set, channelId) : set,
      untilMs,
      by: source.by,
    })),
  };
}

const narrowed = (set: Extract<ChannelSet, { of: "list" }>, channelId: string | null): ChannelSet => ({
  of: "list",
  channelIds: set.channelIds.filter((id) => id === channelId),
});

export function unpacked({ roles, holdings }: HoldingsInfo): readonly KnownHolding[] {
  const byId = new Map(roles.map((role) => [role.id, role]));
  return holdings.flatMap(({ roleId, ...rest }) => {
    const role = byId.get(roleId);
    return role ? [{ role, ...rest }] : [];
  });
}
