// Whom a channel or space should belong to.
import { asTarget, type Crowd, type Crowding, type Fate } from "./compare-people.ts";
import type { Fix } from "./difference.ts";
import { fixBy, type Gathering } from "./gathering.ts";
import { type KnownMember, refOf } from "./known.ts";

const BY_HAND = "Zoom’s API gives no channel another owner. Change it in Zoom’s web portal.";
const NOT_OURS = "Only someone in the account can own it.";
const BY_ADDRESS = "The inventory knows nobody by this address: the plan asks Zoom who it is.";

const STAYS = {
  none: "Whoever owns it now stays in it as an administrator.",
  demoted: "Whoever owns it now stays in it as a member, as the file names other administrators.",
  removed: "Whoever owns it now is removed from it then, as the file names others who should be in it.",
} as const;

/** @param crowding Undefined where nothing is known of who is in it. */
export function compareOwner(
  owner: string | undefined,
  crowd: Crowd,
  crowding: Crowding | undefined,
  into: Gathering,
): void {
  if (owner === undefined || crowding === undefined) return;
  const fate = crowding.fateOf(owner);
  if (fate.is === "in" && fate.member.role === "owner") return;
  const now = crowd.members?.find(({ role }) => role === "owner");
  into.differs({
    field: "owner",
    is: now ? now.name || refOf(now) : "No owner",
    wanted: nameOf(fate) || owner,
    path: ["owner"],
    ...transferOf(fate, now, crowd, crowding),
    edits: now ? [{ do: "set", path: ["owner"], value: refOf(now) }] : [{ do: "delete", path: ["owner"] }],
  });
}

const nameOf = (fate: Fate): string =>
  "member" in fate ? fate.member.name : "person" in fate ? fate.person.name : "name" in fate ? fate.name : "";

/** The new owner comes in first, and what the file has the former one be follows. */
function transferOf(
  fate: Fate,
  now: KnownMember | undefined,
  { actions, place }: Crowd,
  { excessOf }: Crowding,
): { readonly fixes?: readonly Fix[]; readonly note: string } {
  if (actions.transfer === undefined) return { note: BY_HAND };
  if ("why" in fate) return { note: fate.why };
  if ("member" in fate && fate.member.isExternal) return { note: NOT_OURS };
  const { userId, memberId, name, email } = "member" in fate ? fate.member : fate.person;
  const isByAddress = userId === "" && memberId === "";
  const next = { userId, memberId, name, ...(isByAddress && { email }) };
  const { spaceId = "", space = "" } = place;
  const excess = now ? excessOf(now) : null;
  const former = now && { ...place, ...asTarget(now), handsOver: true };
  return {
    fixes: [
      ...("fix" in fate ? [fate.fix] : []),
      fixBy(actions.transfer, { spaceId, name: space }, next),
      ...(former && excess !== null ? [fixBy(excess === "removed" ? actions.remove : actions.demote, former)] : []),
    ],
    note: isByAddress ? `${BY_ADDRESS} ${STAYS[excess ?? "none"]}` : STAYS[excess ?? "none"],
  };
}
