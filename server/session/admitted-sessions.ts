// Sessions of those whom the console is for: that of somebody who no longer is one of them ends at its next use.
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Admissions } from "./admissions.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/** @param ended told of a session that ended for this reason */
export function admittedSessions(
  sessions: Sessions,
  admissions: Admissions,
  ended: (session: Session) => Promise<void>,
): Sessions {
  /** @throws RequestFailure `unavailable` while it cannot be found out */
  const admitted = async (session: Session | null): Promise<Session | null> => {
    if (!session) return null;
    const admission = await admissions.of(session);
    if (admission === "in") return session;
    if (admission === "unknown")
      throw new RequestFailure(
        "unavailable",
        "This console is open to some directory groups only, and whether you are in one of them cannot be found out now. Try again in a moment; if it keeps failing, ask an administrator of the Zoom account.",
      );
    await sessions.end(session.idHash);
    await ended(session);
    return null;
  };
  return {
    ...sessions,
    cached: (id) => {
      const session = sessions.cached(id);
      return session && admissions.cached(session) ? session : undefined;
    },
    find: async (id) => admitted(await sessions.find(id)),
    peek: async (id) => admitted(await sessions.peek(id)),
    // A group that cannot be read ends nobody's stream; the next request says so.
    isLive: async (session) => (await sessions.isLive(session)) && (await admissions.of(session)) !== "out",
  };
}
