import { isInternalType, isPublicType } from "../../channel/model/channel.ts";
import type { CheckedChannel } from "./check-channel.ts";

export interface Finding {
  /** In the address. */
  readonly id: string;
  readonly label: string;
  readonly why: string;
  readonly fits: (channel: CheckedChannel) => boolean;
}

/** What a check of every channel can find. */
export const findings: readonly Finding[] = [
  {
    id: "no-owner",
    label: "No active owner",
    why: "The owner is deactivated, or Zoom names none: settings that are the owner’s alone stay as they are.",
    fits: ({ owner }) => owner === "missing" || owner === "inactive" || owner === "gone",
  },
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
  {
    id: "archived",
    label: "Archived",
    why: "Nothing can be posted. Zoom lists archived channels nowhere, so only those seen in the activity are counted.",
    fits: ({ archive }) => archive === "archived",
  },
  {
    id: "private",
    label: "Private channels and group chats",
    why: "Zoom lists none for an account: these are the ones that somebody joined or left lately.",
    fits: ({ type }) => !isPublicType(type),
  },
];

export function findingOf(id: string | null): Finding | undefined {
  return findings.find((finding) => finding.id === id);
}
