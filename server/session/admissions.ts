// Whom the console is for, where the settings limit that to domains or directory groups. Owners and administrators of
// the Zoom account are always let in: somebody has to be able to mend what keeps the others out.

import { domainOf } from "../../domain/email-domain.ts";
import type { GroupMembers } from "../access/group-members.ts";
import type { Standings } from "../access/standings.ts";
import { isAdministrator } from "../access/table.ts";
import type { ZoomPeople } from "../access/zoom-people.ts";
import type { Clock } from "../clock.ts";
import type { SignInLimits } from "../config/account-apps.ts";
import type { Log } from "../log.ts";
import type { TokenSource } from "../zoom/call.ts";
import type { Person } from "./session.ts";

/** `unknown`: who is in the groups cannot be read. */
export type Admission = "in" | "out" | "unknown";
type Asked = Pick<Person, "userId" | "accountId" | "email">;

export interface Admissions {
  /** True of whoever was let in a moment ago. */
  cached(person: Asked): boolean;
  of(person: Asked): Promise<Admission>;
  /** The same as they sign in, of whom Zoom has just said what their role is. */
  atSignIn(person: Asked, roleId: string | undefined): Promise<Admission>;
}

export interface AdmissionDeps {
  readonly limits: SignInLimits;
  /** Null without an app of the account, where no group limits anything. */
  readonly groups: Pick<GroupMembers, "isIn"> | null;
  readonly standings: Pick<Standings, "of"> | null;
  readonly people: Pick<ZoomPeople, "me">;
  readonly userTokens: (userId: string) => TokenSource;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long an answer is believed. */
const ASK_EVERY_MS = 60_000;
/** How long somebody who was let in stays so while nobody can say. */
const TRUSTED_MS = 15 * 60_000;
const CACHE_SIZE = 10_000;

export function createAdmissions(deps: AdmissionDeps): Admissions {
  const { limits, groups, standings, people, userTokens, clock, log } = deps;
  const entries = new Map<string, { readonly admission: Admission; readonly atMs: number; readonly inAtMs: number }>();

  const byLimits = async ({ userId, email }: Asked): Promise<Admission> => {
    if (limits.domains.length > 0 && !limits.domains.includes(domainOf(email))) return "out";
    if (limits.groupIds.length === 0 || !groups) return "in";
    let isUnknown = false;
    for (const groupId of limits.groupIds)
      try {
        if (await groups.isIn(groupId, userId)) return "in";
      } catch (error) {
        isUnknown = true;
        log.warn({ groupId, err: error }, "who is in a directory group that may sign in could not be read");
      }
    return isUnknown ? "unknown" : "out";
  };
  /** Through the account connection, or while that does not work by their own grant. */
  const isOwnerOrAdministrator = async ({ userId, accountId }: Asked): Promise<boolean> => {
    try {
      if (standings) return (await standings.of(userId)).role === "workspace-admin";
    } catch (error) {
      log.warn(
        { userId, err: error },
        "a role was not told through the account connection, so it is asked for by the person's own grant",
      );
    }
    return isAdministrator((await people.me({ tokens: userTokens(userId), accountId }, userId)).role_id);
  };
  const judged = async (person: Asked): Promise<Admission> => {
    const admission = await byLimits(person);
    if (admission === "in") return "in";
    try {
      return (await isOwnerOrAdministrator(person)) ? "in" : admission;
    } catch (error) {
      log.warn({ userId: person.userId, err: error }, "whether someone is an administrator could not be read");
      return "unknown";
    }
  };
  const keep = (userId: string, admission: Admission): void => {
    const nowMs = clock.nowMs();
    const inAtMs = admission === "in" ? nowMs : (entries.get(userId)?.inAtMs ?? Number.NEGATIVE_INFINITY);
    entries.delete(userId);
    entries.set(userId, { admission, atMs: nowMs, inAtMs });
    for (const oldest of entries.keys()) {
      if (entries.size <= CACHE_SIZE) break;
      entries.delete(oldest);
    }
  };
  const fresh = (userId: string) => {
    const entry = entries.get(userId);
    return entry && clock.nowMs() - entry.atMs < ASK_EVERY_MS ? entry : undefined;
  };
  const trusted = (userId: string, admission: Admission): Admission => {
    const inAtMs = entries.get(userId)?.inAtMs ?? Number.NEGATIVE_INFINITY;
    return admission === "unknown" && clock.nowMs() - inAtMs < TRUSTED_MS ? "in" : admission;
  };

  return {
    cached: ({ userId }) => fresh(userId)?.admission === "in",
    of: async (person) => {
      const { userId } = person;
      let admission = fresh(userId)?.admission;
      if (admission === undefined) {
        admission = await judged(person);
        keep(userId, admission);
      }
      return trusted(userId, admission);
    },
    atSignIn: async (person, roleId) => {
      const admission = isAdministrator(roleId) ? "in" : await byLimits(person);
      keep(person.userId, admission);
      return admission;
    },
  };
}
