// The values of what channels are filtered by, as far as they do not depend on the time and on who asks.
import type { ChannelFacet } from "../../../domain/inventory/channels.ts";
import type { KnownChannel, KnownPerson } from "./rows.ts";

const known = (value: number | string | null): string => (value === null ? "unknown" : String(value));
const yesOrNo = (value: boolean | null): string => (value === null ? "unknown" : value ? "yes" : "no");

function sizeOf(count: number | null): string {
  if (count === null) return "unknown";
  if (count < 2) return String(count);
  if (count < 10) return "2-9";
  if (count < 100) return "10-99";
  return count < 1_000 ? "100-999" : "1000+";
}

export type OwnFacet = Exclude<ChannelFacet, "activity" | "owner" | "activeAdmins" | "duplicate">;

/** Of the channel alone. */
export const ownFacets: Readonly<Record<OwnFacet, (channel: KnownChannel) => string>> = {
  type: ({ type }) => String(type),
  archived: ({ isArchived }) => yesOrNo(isArchived),
  admins: ({ admins }) => yesOrNo(admins === null ? null : admins > 0),
  outsiders: ({ outsiders }) => yesOrNo(outsiders === null ? null : outsiders > 0),
  posting: ({ posting }) => known(posting),
  adding: ({ adding }) => known(adding),
  mentionAll: ({ mentionAll }) => known(mentionAll),
  external: ({ external }) => known(external),
  size: ({ members }) => sizeOf(members),
  retention: ({ retention }) => (retention === "" ? "default" : known(retention)),
  space: ({ spaceId }) => spaceId ?? "none",
};

type People = ReadonlyMap<string, KnownPerson>;

/** Whether the owner is there still; the empty key is nobody's. */
export function ownerStateOf(ownerKey: string | null, people: People) {
  if (ownerKey === null) return "unknown";
  if (ownerKey === "") return "none";
  const owner = people.get(ownerKey);
  if (!owner) return "external";
  if (owner.isGone) return "gone";
  return owner.status === "inactive" ? "deactivated" : "active";
}

/** Whether one of the administrators is still there, be they of another account. */
export const activeAdminsOf = (keys: readonly string[] | null, people: People): string =>
  yesOrNo(keys === null ? null : keys.some((key) => ["active", "external"].includes(ownerStateOf(key, people))));

/** @param names How often channels are called so, those that spaces call alike left out. */
export const duplicateOf = (
  { foldedName, isGeneral }: Pick<KnownChannel, "foldedName" | "isGeneral">,
  names: ReadonlyMap<string, number>,
): string => yesOrNo(!isGeneral && foldedName !== "" && (names.get(foldedName) ?? 0) > 1);
