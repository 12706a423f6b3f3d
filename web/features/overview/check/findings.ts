import { isInternalType } from "../../channel/model/channel.ts";
import { channelTypes, labelOf } from "../../channels/channel.ts";
import type { CheckedChannel } from "./check-channel.ts";
import type { CheckResult } from "./check-result.ts";

export interface Finding {
  /** In the address. */
  readonly id: string;
  readonly label: string;
  readonly why: string;
  readonly fits: (channel: CheckedChannel) => boolean;
}

const NO_ACTIVE_OWNER: Finding = {
  id: "no-owner",
  label: "No active owner",
  why: "The owner is deactivated, or Zoom names none: settings that are the owner’s alone stay as they are.",
  fits: ({ owner }) => owner === "missing" || owner === "inactive" || owner === "gone",
};

/** Stands in where the connection may not look up who is deactivated. */
const NO_OWNER: Finding = {
  id: "owner-missing",
  label: "No owner",
  why: "Zoom names none. Whether owners are deactivated, this connection cannot tell.",
  fits: ({ owner }) => owner === "missing",
};

const otherFindings: readonly Finding[] = [
  {
    id: "external-owner",
    label: "Owned by another account",
    why: "The owner belongs to another account, which decides about the channel.",
    fits: ({ owner }) => owner === "external",
  },
  {
    id: "external-members",
    label: "External members",
    why: "People of other accounts read along.",
    fits: ({ externalCount }) => externalCount > 0,
  },
  {
    id: "internal-with-external",
    label: "External members in an account-only channel",
    why: "The channel’s type is for this account alone, yet people of other accounts are in it.",
    fits: ({ externalCount, type }) => externalCount > 0 && isInternalType(type),
  },
  {
    id: "empty",
    label: "One member or none",
    why: "Nobody to talk to: perhaps the channel has served its time.",
    fits: ({ memberCount }) => memberCount <= 1,
  },
];

const ARCHIVED: Finding = {
  id: "archived",
  label: "Archived",
  why: "Nothing can be posted until they are unarchived. No list of the account has them: these were found in the activity or among the channels of people.",
  fits: ({ archive }) => archive === "archived",
};

const archiveFindings: readonly Finding[] = [
  ARCHIVED,
  {
    id: "live",
    label: "Not archived",
    why: "Open for messages.",
    fits: ({ archive }) => archive === "live",
  },
  {
    id: "archive-unknown",
    label: "Not known",
    why: "Zoom does not say of group chats, and of channels that this connection may not look into.",
    fits: ({ archive }) => archive === "unknown",
  },
];

const typeFindings: readonly Finding[] = [1, 2, 4].map((type) => ({
  id: `type-${type}`,
  label: labelOf(channelTypes, type),
  why: "Not public, so in no list of the account: those of active people, and those that somebody joined or left lately.",
  fits: (channel) => channel.type === type,
}));

function countedBy(result: CheckResult, of: readonly Finding[]) {
  return of
    .map((finding) => ({ finding, count: result.channels.filter(finding.fits).length }))
    .filter(({ finding, count }) => count > 0 || finding === ARCHIVED);
}

/** Checked channels by whether they are archived. */
export const byArchive = (result: CheckResult) => countedBy(result, archiveFindings);

/** Checked channels of the types that no list of an account has. */
export const byUnlistedType = (result: CheckResult) => countedBy(result, typeFindings);

/** What a check of every channel can find that deserves a look. */
export function findingsOf({ knowsInactive }: Pick<CheckResult, "knowsInactive">): readonly Finding[] {
  return [knowsInactive ? NO_ACTIVE_OWNER : NO_OWNER, ...otherFindings];
}

const all = [NO_ACTIVE_OWNER, NO_OWNER, ...otherFindings, ...archiveFindings, ...typeFindings];

export function findingOf(id: string | null): Finding | undefined {
  return all.find((finding) => finding.id === id);
}
