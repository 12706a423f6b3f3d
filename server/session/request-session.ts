// Whose request it is. Every route of the API asks here, so that no page acts as somebody it was not drawn for.
import type { IncomingHttpHeaders } from "node:http";
import { PERSON_HEADER } from "../../contract/bff.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { readCookie } from "./cookie.ts";
import type { Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";

export interface RequestSessionDeps {
  readonly sessions: Pick<Sessions, "cached" | "find">;
  readonly cookieName: string;
}

interface Asking {
  readonly headers: IncomingHttpHeaders;
  /** Whom the page says it belongs to, where it cannot send the header: the pictures of a page. */
  readonly personId?: string | undefined;
}

/**
 * The session of a request. Answers at once when it is at hand.
 *
 * @throws RequestFailure `session_required`; `other_person` when the page belongs to somebody else than the cookie,
 *   as after another sign-in in the same browser.
 */
export function requestSession(deps: RequestSessionDeps, asking: Asking): Session | Promise<Session> {
  const id = readCookie(asking.headers.cookie, deps.cookieName);
  const atHand = id === undefined ? undefined : deps.sessions.cached(id);
  if (atHand) return samePerson(atHand, asking);
  return (id === undefined ? Promise.resolve(null) : deps.sessions.find(id)).then((session) => {
    if (!session) throw new RequestFailure("session_required", "Your session has ended. Sign in again.");
    return samePerson(session, asking);
  });
}

/** The page belongs to somebody else than this session. */
export class OtherPerson extends RequestFailure {
  readonly session: Session;
  constructor(session: Session) {
    super("other_person", "Someone else has since signed in in this browser. Reload the page.");
    this.session = session;
  }
}

/** @throws OtherPerson */
export function samePerson(session: Session, { headers, personId }: Asking): Session {
  // The first requests of a page leave before it knows whose it is; the answers tell it.
  const isOwn = (stated: unknown) => stated === undefined || stated === session.userId;
  if (isOwn(headers[PERSON_HEADER]) && isOwn(personId)) return session;
  throw new OtherPerson(session);
}
