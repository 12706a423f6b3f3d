import type { ConnectionName } from "../../../contract/bff.ts";
import { allowed, refused, type Verdict } from "../../shared/access/verdict.ts";
import type { SpaceSettings } from "../../shared/spaces/space.ts";

/** What the signed-in person is in the space; matters on one's own connection. */
export type SpaceStanding = "owner" | "admin" | "member" | "unknown";

export interface SpaceSituation {
  readonly connection: ConnectionName;
  readonly accountAccess: "none" | "read" | "edit";
  readonly standing: SpaceStanding;
  readonly settings: SpaceSettings;
}

/** What may be done with a shared space. Zoom has the last word; this only spares requests that it is sure to refuse. */
export interface SpaceAccess {
  readonly editText: Verdict;
  readonly editSettings: Verdict;
  readonly add: Verdict;
  readonly remove: Verdict;
  readonly promote: Verdict;
  readonly demote: Verdict;
  readonly transfer: Verdict;
  readonly delete: Verdict;
  readonly moveIn: Verdict;
  readonly moveOut: Verdict;
  readonly leave: Verdict;
}

const READ_ONLY = refused(
  "Your Zoom role lets you view shared spaces but not change them.",
  "Ask an administrator for Edit on Chat Channels, or use your own connection if you are in this space.",
);
const NOT_LEADER = refused("Only the space’s owner and administrators can do this.");
const NOT_OWNER = refused("Only the space’s owner can do this.");
const NEEDS_ME = refused(
  "This needs your own connection: Zoom allows it only to apps that act for the person who signed in.",
);

export function accessToSpace(situation: SpaceSituation): SpaceAccess {
  const lead = leadVerdict(situation);
  const own = ownVerdict(situation);
  return {
    editText: lead,
    editSettings: own,
    add: addVerdict(situation, lead),
    remove: lead,
    promote: own,
    demote: own,
    transfer: own,
    delete: own,
    moveIn: moveInVerdict(situation, lead),
    moveOut: situation.connection === "account" ? NEEDS_ME : allowed,
    leave: leaveVerdict(situation),
  };
}

/** Owner and administrators lead a space; on the account connection the person's Zoom role stands for it. */
function leadVerdict({ connection, accountAccess, standing }: SpaceSituation): Verdict {
  if (connection === "account") return accountAccess === "edit" ? allowed : READ_ONLY;
  return standing === "member" ? NOT_LEADER : allowed;
}

function ownVerdict({ connection, accountAccess, standing }: SpaceSituation): Verdict {
  if (connection === "account") return accountAccess === "edit" ? allowed : READ_ONLY;
  return standing === "owner" || standing === "unknown" ? allowed : NOT_OWNER;
}

function addVerdict({ connection, settings }: SpaceSituation, lead: Verdict): Verdict {
  if (connection === "account" || lead.isAllowed || settings.adding === 1) {
    return connection === "account" ? lead : allowed;
  }
  return refused("In this space, only the owner and administrators can add members.");
}

function moveInVerdict({ connection, settings }: SpaceSituation, lead: Verdict): Verdict {
  if (connection === "account") return NEEDS_ME;
  if (lead.isAllowed || settings.channels === 1) return allowed;
  return refused("In this space, only the owner and administrators can bring in channels.");
}

function leaveVerdict({ connection, standing }: SpaceSituation): Verdict {
  if (connection === "account") return NEEDS_ME;
  return standing === "owner" ? refused("The owner cannot leave. Transfer the space to someone else first.") : allowed;
}
