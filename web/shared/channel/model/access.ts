import type { ConnectionName } from "../../../../contract/bff.ts";
import type { Right } from "../../../../domain/access/rights.ts";
import { allowed, firstRefused, refused, type Verdict } from "../../access/verdict.ts";
import { GROUP_CHAT, isPublicType } from "./channel.ts";

/**
 * What the signed-in person is in the channel; matters on one's own connection. `not-leader` is neither owner nor
 * administrator, and whether a member is not known.
 */
export type Standing = "owner" | "admin" | "member" | "none" | "not-leader" | "unknown";

/**
 * What is known of the channel's owner. `gone` is one Zoom no longer knows, `missing` means that Zoom names no owner,
 * `unknown` that there is one and the connection may not look people up, or that it is still being found out.
 */
export type OwnerState = "active" | "inactive" | "gone" | "external" | "missing" | "unknown";

/** What decides who may do what with one channel. */
export interface Situation {
  readonly connection: ConnectionName;
  /** What the person’s roles allow in the channel through the account connection. */
  readonly may: (right: Right) => Verdict;
  readonly standing: Standing;
  readonly type: number;
  /** Who may add members: 1 every member, 2 owner and administrators. */
  readonly adding: number | undefined;
  readonly isArchived: boolean | undefined;
  readonly owner: OwnerState;
  /** Account connection: whether an active owner or administrator is there to act for; undefined until it is known. */
  readonly hasActor: boolean | undefined;
  /** What a refusal of Zoom has told, which it would repeat; see `Refusal`. */
  readonly refusal?: Refusal | undefined;
  /** The account's or a space's general channel, by its name. */
  readonly isGeneral?: boolean | undefined;
  /** Own connection: false where its app can have no scope for the administrators of channels. */
  readonly canReachAdministrators?: boolean | undefined;
}

/**
 * What only a refusal tells of a channel: `default` is the account's own, in which everybody is and which nobody leaves
 * or archives; `stay` means that Zoom did not let the person leave and gave no reason.
 */
export type Refusal = "default" | "stay";

/** What may be done with a channel. Zoom has the last word; this only spares requests that it is sure to refuse. */
export interface Access {
  readonly edit: Verdict;
  readonly createMentionGroup: Verdict;
  readonly editMentionGroup: Verdict;
  readonly deleteMentionGroup: Verdict;
  readonly addToMentionGroup: Verdict;
  readonly removeFromMentionGroup: Verdict;
  /** Settings that only the owner may change: who can add members, who can use @all. */
  readonly editOwnersSettings: Verdict;
  readonly invite: Verdict;
  readonly remove: Verdict;
  readonly promote: Verdict;
  readonly demote: Verdict;
  readonly archive: Verdict;
  readonly unarchive: Verdict;
  readonly delete: Verdict;
  readonly addGroups: Verdict;
  readonly removeGroups: Verdict;
  readonly join: Verdict;
  readonly leave: Verdict;
}

const ARCHIVED = "The channel is archived. Unarchive it first.";
const NOT_LEADER = "Only the channel’s owner and administrators can do this.";
const NOT_OWNER = "Only the channel’s owner can do this.";
const NEEDS_ACCOUNT = "This needs the account connection: Zoom offers it to account-level apps only.";
const DEFAULT_CHANNEL = refused(
  "This is the account’s default channel: nobody can leave it, and it cannot be archived.",
);
const GENERAL_CHANNEL = refused(
  "Nobody can leave a General channel: its members are those of the account, or of the space it belongs to.",
);
const MUST_STAY = refused(
  "Zoom does not let you leave this channel. It refuses owners, and everyone in the account’s default channel.",
);
const NEEDS_ME = "This needs your own connection: Zoom lets an app join and leave only for the person who signed in.";

const NO_ADMINISTRATOR_SCOPE = refused(
  "Your own connection cannot do this: Zoom has no scope for it among the granular ones of user-managed apps.",
  "Use the account connection or Zoom itself.",
);

const ownerMissing: Readonly<Partial<Record<OwnerState, string>>> = {
  inactive: "Only the owner can change this, and the owner is deactivated in Zoom.",
  gone: "Only the owner can change this, and the owner no longer exists in Zoom.",
  external: "Only the owner can change this, and the owner belongs to another account.",
  missing: "Only the owner can change this, and Zoom does not say who that is.",
};

export function accessTo(situation: Situation): Access {
  const { connection, type, isArchived, standing } = situation;
  const lead = (right: Right) => leadVerdict(situation, right);
  const lasting = situation.refusal === "default" ? DEFAULT_CHANNEL : allowed;
  const live = isArchived ? refused(ARCHIVED) : allowed;
  const byScope = connection === "me" && situation.canReachAdministrators === false ? NO_ADMINISTRATOR_SCOPE : allowed;
  const byActor = connection === "account" && situation.hasActor === false ? refused(noActor) : allowed;
  const change = firstRefused(byScope, byActor);
  return {
    edit: firstRefused(lead("set-channel-settings"), live),
    createMentionGroup: firstRefused(lead("create-mention-groups"), live),
    editMentionGroup: firstRefused(lead("edit-mention-groups"), live),
    deleteMentionGroup: firstRefused(lead("delete-mention-groups"), live),
    addToMentionGroup: firstRefused(lead("add-to-mention-groups"), live),
    removeFromMentionGroup: firstRefused(lead("remove-from-mention-groups"), live),
    editOwnersSettings: firstRefused(lead("set-channel-settings"), live, ownerVerdict(situation)),
    invite: firstRefused(inviteVerdict(situation, lead("invite-members")), live),
    remove: lead("remove-members"),
    promote: firstRefused(
      lead("promote-members"),
      type === GROUP_CHAT ? refused("A group chat has no administrators.") : allowed,
      live,
      change,
    ),
    demote: firstRefused(lead("demote-members"), change),
    archive: firstRefused(
      lead("archive-channels"),
      lasting,
      isArchived ? refused("The channel is already archived.") : allowed,
    ),
    unarchive: firstRefused(
      lead("unarchive-channels"),
      lasting,
      isArchived === false ? refused("The channel is not archived.") : allowed,
    ),
    delete: firstRefused(
      lead("delete-channels"),
      connection === "me" && standing === "admin" ? refused(NOT_OWNER) : allowed,
    ),
    addGroups: groupsVerdict(situation, "add-groups-to-channels", live),
    removeGroups: groupsVerdict(situation, "remove-groups-from-channels", live),
    join: joinVerdict(situation, live),
    leave: leaveVerdict(situation),
  };
}

const noActor = "Zoom does this only on behalf of the channel’s owner or an administrator, and none of them is active.";

/** Owner and administrators lead a channel; on the account connection the person's roles stand for it. */
function leadVerdict({ connection, may, standing }: Situation, right: Right): Verdict {
  if (connection === "account") return may(right);
  return standing === "owner" || standing === "admin" || standing === "unknown" ? allowed : refused(NOT_LEADER);
}

function groupsVerdict({ connection, may }: Situation, right: Right, live: Verdict): Verdict {
  return connection === "me" ? refused(NEEDS_ACCOUNT) : firstRefused(may(right), live);
}

function ownerVerdict({ connection, standing, owner }: Situation): Verdict {
  if (connection === "me") {
    return standing === "owner" || standing === "unknown"
      ? allowed
      : refused("Only the channel’s owner can change this.");
  }
  const why = ownerMissing[owner];
  return why === undefined ? allowed : refused(why);
}

function inviteVerdict({ connection, standing, adding }: Situation, lead: Verdict): Verdict {
  if (connection === "account" || lead.isAllowed) return lead;
  if (standing === "none") return refused("You are not in this channel.");
  return adding === 2 ? refused("In this channel, only the owner and administrators can add members.") : allowed;
}

function joinVerdict({ connection, standing, type }: Situation, live: Verdict): Verdict {
  if (connection === "account") return refused(NEEDS_ME);
  if (!isPublicType(type))
    return refused("Only public channels can be joined. A member has to invite you to this one.");
  const isIn = standing === "owner" || standing === "admin" || standing === "member";
  return isIn ? refused("You are already in this channel.") : live;
}

function leaveVerdict({ connection, standing, refusal, isGeneral }: Situation): Verdict {
  if (connection === "account") return refused(NEEDS_ME);
  if (standing === "owner") return refused("The owner cannot leave. Make someone else the owner in Zoom first.");
  if (standing === "none") return refused("You are not in this channel.");
  if (refusal === "default") return DEFAULT_CHANNEL;
  if (isGeneral) return GENERAL_CHANNEL;
  return refusal === undefined ? allowed : MUST_STAY;
}
