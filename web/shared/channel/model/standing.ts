import { isSameUserId } from "../../../../contract/user-id.ts";
import type { Member } from "../../../../domain/exports/member-row.ts";
import type { Standing } from "./access.ts";
import { isPublicType } from "./channel.ts";

export interface StandingFacts {
  /** User ID of the signed-in person. */
  readonly userId: string;
  readonly type: number;
  /** Owner and administrators; undefined when they are not known. */
  readonly leaders: readonly Member[] | undefined;
  /** Members loaded so far. */
  readonly members: readonly Member[];
  readonly isMembersComplete: boolean;
  /** Whether the person's own list of channels has this one; undefined when that list cannot tell. */
  readonly isJoined: boolean | undefined;
}

/** What the signed-in person is in a channel. No single answer of Zoom says it, so several are read together. */
export function standingOf(facts: StandingFacts): Standing {
  const { userId, type, leaders, members, isMembersComplete, isJoined } = facts;
  const isSelf = (one: Member) => isSameUserId(one.userId, userId);
  const self = leaders?.find(isSelf) ?? members.find(isSelf);
  if (self) return self.role;
  if (isMembersComplete) return "none";
  if (!leaders) return "unknown";
  if (isJoined !== undefined) return isJoined ? "member" : "none";
  // What is not public is shown to its members only.
  return isPublicType(type) ? "not-leader" : "member";
}
