import type { ConnectionName } from "../../../contract/bff.ts";
import type { Right } from "../../../domain/access/rights.ts";
import { allowed, refused, type Verdict } from "../../shared/access/verdict.ts";
import type { SpaceSettings } from "../../shared/spaces/space.ts";

/** What the signed-in person is in the space; matters on one's own connection. */
export type SpaceStanding = "owner" | "admin" | "member" | "unknown";

export interface SpaceSituation {
  readonly connection: ConnectionName;
  /** What the person’s roles allow in the space through the account connection. */
  readonly may: (right: Right) => Verdict;
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

const NOT_LEADER = refused("Only the space’s owner and administrators can do this.");
const NOT_OWNER = refused("Only the space’s owner can do this.");
const NEEDS_ME = refused(
  "This needs your own connection: Zoom allows it only to apps that act for the person who signed in.",
);

export function accessToSpace(situation: SpaceSituation): SpaceAccess {
  const lead = (right: Right) => leadVerdict(situation, right);
  const own = (right: Right) => ownVerdict(situation, right);
  return {
    editText: lead("set-space-settings"),
    editSettings: own("set-space-settings"),
    add: addVerdict(situation, lead("add-to-spaces")),
    remove: lead("remove-from-spaces"),
    promote: own("promote-in-spaces"),
    demote: own("demote-in-spaces"),
    transfer: own("transfer-spaces"),
    delete: own("delete-spaces"),
    moveIn: moveInVerdict(situation, lead("move-channels-in")),
    moveOut: situation.connection === "account" ? NEEDS_ME : allowed,
    leave: leaveVerdict(situation),
  };
}

/** Owner and administrators lead a space; on the account connection the person's roles stand for it. */
function leadVerdict({ connection, may, standing }: SpaceSituation, right: Right): Verdict {
  if (connection === "account") return may(right);
  return standing === "member" ? NOT_LEADER : allowed;
}

function ownVerdict({ connection, may, standing }: SpaceSituation, right: Right): Verdict {
  if (connection === "account") return may(right);
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
