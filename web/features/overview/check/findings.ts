import { channelTypes } from "../../../../domain/channel-words.ts";
import { isInternalType } from "../../../shared/channel/model/channel.ts";
import { labelOf } from "../../../shared/channels/channel-row.ts";
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
  why: "The owner is deactivated, or Zoom lists none. Settings only the owner can change cannot be changed.",
  fits: ({ owner }) => owner === "missing" || owner === "inactive" || owner === "gone",
};

/** Stands in where the connection may not look up who is deactivated. */
const NO_OWNER: Finding = {
  id: "owner-missing",
  label: "No owner",
  why: "Zoom lists none. This connection cannot tell whether owners are deactivated.",
  fits: ({ owner }) => owner === "missing",
};

const otherFindings: readonly Finding[] = [
  {
    id: "external-owner",
    label: "Owned by another account",
    why: "The owner belongs to another account, which controls the channel.",
    fits: ({ owner }) => owner === "external",
  },
  {
    id: "external-members",
    label: "External members",
    why: "People from other accounts can read these channels.",
    fits: ({ externalCount }) => externalCount > 0,
  },
  {
    id: "internal-with-external",
    label: "External members in an account-only channel",
    why: "The channel’s type is for this account only, yet people from other accounts are in it.",
    fits: ({ externalCount, type }) => externalCount > 0 && isInternalType(type),
  },
  {
    id: "empty",
    label: "One member or none",
    why: "There is nobody to talk to: the channel may no longer be needed.",
    fits: ({ memberCount }) => memberCount <= 1,
  },
];

const ARCHIVED: Finding = {
  id: "archived",
  label: "Archived",
  why: "Nobody can post until they are unarchived. No account list shows them: these were found in the activity log or among people’s channels.",
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
    label: "Unknown",
    why: "Zoom does not say for group chats, and for channels that this connection cannot access.",
    fits: ({ archive }) => archive === "unknown",
  },
];

const typeFindings: readonly Finding[] = [1, 2, 4].map((type) => ({
  id: `type-${type}`,
  label: labelOf(channelTypes, type),
  why: "Not public, so in no account list: those of active people, and those that someone recently joined or left.",
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
