import type { OwnChannel } from "../../../../domain/inventory/own-channels.ts";
import { isInternalType } from "../../../shared/channel/model/channel.ts";

export interface OwnFinding {
  /** In the address. */
  readonly id: string;
  readonly label: string;
  readonly why: string;
  readonly fits: (channel: OwnChannel) => boolean;
}

const hasOutsiders = ({ outsiders }: OwnChannel): boolean => outsiders !== null && outsiders > 0;

/** What deserves a look among one's own channels. */
export const ownFindings: readonly OwnFinding[] = [
  {
    id: "owner-missing",
    label: "No owner",
    why: "Zoom lists none. Settings only the owner can change cannot be changed.",
    fits: ({ owner }) => owner === "none",
  },
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
    fits: hasOutsiders,
  },
  {
    id: "internal-with-external",
    label: "External members in an account-only channel",
    why: "The channel’s type is for this account only, yet people from other accounts are in it.",
    fits: (channel) => hasOutsiders(channel) && isInternalType(channel.type),
  },
  {
    id: "empty",
    label: "One member or none",
    why: "There is nobody to talk to: the channel may no longer be needed.",
    fits: ({ members }) => members !== null && members <= 1,
  },
];

const archiveFindings: readonly OwnFinding[] = [
  {
    id: "archived",
    label: "Archived",
    why: "Nobody can post until they are unarchived.",
    fits: ({ isArchived }) => isArchived === true,
  },
  {
    id: "live",
    label: "Not archived",
    why: "Open for messages.",
    fits: ({ isArchived }) => isArchived === false,
  },
  {
    id: "archive-unknown",
    label: "Not known",
    why: "Zoom does not say for group chats.",
    fits: ({ isArchived }) => isArchived === null,
  },
];

const roleFindings: readonly OwnFinding[] = [
  {
    id: "own",
    label: "You are the owner",
    why: "You can change all their settings, and promote and demote administrators.",
    fits: ({ role }) => role === "owner",
  },
  {
    id: "administered",
    label: "You are an administrator",
    why: "You can manage their members; some settings only the owner can change.",
    fits: ({ role }) => role === "admin",
  },
  {
    id: "joined",
    label: "You are a member",
    why: "Others own and administer them.",
    fits: ({ role }) => role === "member",
  },
];

const counted = (channels: readonly OwnChannel[], of: readonly OwnFinding[]) =>
  of.map((finding) => ({ finding, count: channels.filter(finding.fits).length })).filter(({ count }) => count > 0);

export const byArchive = (channels: readonly OwnChannel[]) => counted(channels, archiveFindings);
export const byRole = (channels: readonly OwnChannel[]) => counted(channels, roleFindings);

export const ownFindingOf = (id: string | null): OwnFinding | undefined =>
  [...ownFindings, ...archiveFindings, ...roleFindings].find((finding) => finding.id === id);
