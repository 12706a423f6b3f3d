import { type Request, type Response, Router } from "express";
import type { SignInError, SignOutResult } from "../../contract/bff.ts";
import type { Actors } from "../access/actors.ts";
import { ZoomRefused } from "../access/zoom-errors.ts";
import { displayNameOf, type ZoomPeople, type ZoomUser } from "../access/zoom-people.ts";
import type { Audit } from "../audit/audit.ts";
import type { Config } from "../config/config.ts";
import type { Log } from "../log.ts";
import { addressOf } from "../middleware/address.ts";
import { toFailure } from "../middleware/bff-error.ts";
import { missingScopeCodes } from "../middleware/scope-codes.ts";
import type { Admission, Admissions } from "../session/admissions.ts";
import { cookieNames, readCookie, setCookie } from "../session/cookie.ts";
import { samePerson } from "../session/request-session.ts";
import type { Person } from "../session/session.ts";
import { type Sessions, sessionIdHash } from "../session/sessions.ts";
import { within } from "../within.ts";
import { userGrantId } from "./grant-store.ts";
import type { Grants, Revocation } from "./grants.ts";
import { localReturnPath } from "./return-path.ts";
import type { SignInCookies } from "./sign-in-cookie.ts";
import { signInMistakes } from "./sign-in-mistakes.ts";
import type { UnusedGrants } from "./unused-grants.ts";
import { whoGranted } from "./who-granted.ts";
import { AppRefused, callbackUrl, SignInDenied, type Tokens, type ZoomOAuth } from "./zoom-oauth.ts";

export interface AuthDeps {
  /** Goes on with what waited for this person to sign in. */
  readonly signedIn: (userId: string) => Promise<void>;
  readonly config: Config;
  readonly oauth: ZoomOAuth;
  readonly cookies: SignInCookies;
  readonly people: ZoomPeople;
  readonly grants: Grants;
  readonly unusedGrants: UnusedGrants;
  readonly sessions: Sessions;
  readonly actors: Actors | null;
  readonly log: Log;
  readonly audit: Audit;
  /** Null where everyone of the account is let in. */
  readonly admissions: Pick<Admissions, "atSignIn"> | null;
}

/** Nobody waits longer for Zoom to hear that they left; the revoking goes on. */
const RELEASE_LIMIT_MS = 2_000;

/** Who signed in belongs to another Zoom account than the one the console is for. */
class OtherAccount extends Error {
  override readonly name = "OtherAccount";
}

/** The console is for some of the account, and they are none of them, or that is not known. */
class NotAdmitted extends Error {
  override readonly name = "NotAdmitted";
  readonly admission: Exclude<Admission, "in">;
  constructor(admission: Exclude<Admission, "in">, userId: string) {
    super(`${userId} is ${admission === "out" ? "outside" : "perhaps outside"} the limits of who can sign in.`);
    this.admission = admission;
  }
}

export function authRoutes(deps: AuthDeps): Router {
  const { config, oauth, cookies, sessions, log } = deps;
  const cookieName = cookieNames(config).session;
  const router = Router({ caseSensitive: true, strict: true });

  const giveUp = (res: Response, error: SignInError, returnTo: string) => {
    const query = new URLSearchParams({ error, ...(returnTo !== "/" && { return_to: returnTo }) });
    res.redirect(302, `/sign-in?${query}`);
  };

  router.get("/auth/sign-in", async (req, res) => {
    const returnTo = localReturnPath(req.query.return_to);
    const { url, pending } = await oauth.begin();
    res.setHeader("set-cookie", cookies.keep(req.headers.cookie, { ...pending, returnTo }));
    res.redirect(302, url);
  });

  router.get("/auth/callback", async (req, res) => {
    const state = typeof req.query.state === "string" ? req.query.state : "";
    const signIn = cookies.find(req.headers.cookie, state);
    if (!signIn) {
      log.warn({ requestId: res.locals.requestId, code: "expired" }, `a sign-in failed. ${signInMistakes.expired}`);
      giveUp(res, "expired", "/");
      return;
    }
    res.append("set-cookie", cookies.clear(state));
    try {
      const requestId = String(res.locals.requestId);
      const { id, person } = await finish(deps, req, signIn);
      await deps.audit.record({
        requestId,
        who: { ...person, idHash: sessionIdHash(id), address: addressOf(req, config.trustedProxies) },
        operation: "signIn",
      });
      log.info({ requestId, userId: person.userId }, "signed in");
      // What waits for it goes on by itself; nobody signing in waits for that.
      deps.signedIn(person.userId).catch((error: unknown) => {
        log.warn({ requestId, err: error }, "changes that waited for a sign-in were not taken up");
      });
      res.append("set-cookie", setCookie(config, cookieName, id));
      res.redirect(302, signIn.returnTo);
    } catch (error) {
      const code = signInErrorOf(error);
      log.warn({ requestId: res.locals.requestId, code, err: error }, `a sign-in failed. ${signInMistakes[code]}`);
      deps.audit.refuse({
        requestId: String(res.locals.requestId),
        who: null,
        address: addressOf(req, config.trustedProxies),
        operation: "signIn",
        code,
      });
      giveUp(res, code, signIn.returnTo);
    }
  });

  router.post("/auth/sign-out", async (req, res) => {
    const id = readCookie(req.headers.cookie, cookieName);
    const session = id === undefined ? null : await sessions.find(id);
    let isRevoked = false;
    if (session) {
      samePerson(session, { headers: req.headers });
      await sessions.end(session.idHash);
      const requestId = String(res.locals.requestId);
      const who = { ...session, address: addressOf(req, config.trustedProxies) };
      await deps.audit.record({ requestId, who, operation: "signOut" });
      log.info({ requestId, userId: session.userId }, "signed out");
      isRevoked = (await release(deps, session.userId)) === "revoked";
    }
    res.setHeader("set-cookie", setCookie(config, cookieName, "", 0));
    res.json({ isGrantRevoked: isRevoked } satisfies SignOutResult);
  });

  return router;
}

/** Exchanges the code, learns who it is, begins a session under a new id and stores the grant. */
async function finish(
  deps: AuthDeps,
  req: Request,
  signIn: { readonly state: string; readonly verifier: string },
): Promise<{ readonly id: string; readonly person: Person }> {
  const { config, oauth, grants, sessions, actors, log } = deps;
  const query = req.originalUrl.slice(req.originalUrl.indexOf("?"));
  const tokens = await oauth.exchange(new URL(query, callbackUrl(config)), signIn);
  const user = await whoSignedIn(deps, tokens).catch((error: unknown) => {
    // Nobody will use what was granted. The person need not wait for Zoom to hear of it.
    oauth.revoke(tokens.accessToken).catch((reason: unknown) => {
      log.warn({ err: reason }, "the grant of a failed sign-in could not be given back to Zoom");
    });
    throw error;
  });
  const person: Person = {
    userId: user.id,
    accountId: user.account_id ?? "",
    email: user.email,
    displayName: displayNameOf(user),
    roleName: user.role_name ?? "",
  };
  // The session comes first: a sign-out elsewhere revokes whatever grant no session stands for.
  const id = await sessions.start(person);
  await grants.store(userGrantId(config.client.id, user.id), tokens);
  actors?.forget(user.id);
  const before = readCookie(req.headers.cookie, cookieNames(config).session);
  const replaced = before === undefined ? null : await sessions.find(before);
  if (replaced) {
    await sessions.end(replaced.idHash);
    if (replaced.userId !== user.id) await release(deps, replaced.userId);
  }
  return { id, person };
}

/**
 * One console is for one account, and perhaps for some of it.
 *
 * @throws OtherAccount, NotAdmitted
 */
async function whoSignedIn({ config, people, admissions }: AuthDeps, tokens: Tokens): Promise<ZoomUser> {
  const user = await whoGranted(people, config, tokens);
  if (config.accountId !== null && user.account_id !== config.accountId)
    throw new OtherAccount(`Someone from the account ${user.account_id ?? "(not told)"} signed in.`);
  const asked = { userId: user.id, accountId: user.account_id ?? "", email: user.email };
  const admission = (await admissions?.atSignIn(asked, user.role_id)) ?? "in";
  if (admission !== "in") throw new NotAdmitted(admission, user.id);
  return user;
}

/** Has a person's grant revoked unless they have another session, without waiting long for Zoom. */
function release({ unusedGrants, log }: AuthDeps, userId: string): Promise<Revocation | "late"> {
  return within(RELEASE_LIMIT_MS, unusedGrants.release(userId)).catch((error: unknown) => {
    // The session is over, which is what was asked for.
    log.warn({ userId, err: error }, "a grant nobody uses any more was not revoked at once");
    return "late";
  });
}

function signInErrorOf(error: unknown): SignInError {
  if (error instanceof OtherAccount) return "other_account";
  if (error instanceof NotAdmitted) return error.admission === "out" ? "not_admitted" : "admission_unknown";
  if (error instanceof AppRefused) return error.why === "redirect" ? "wrong_redirect" : "app_refused";
  if (error instanceof SignInDenied) return "denied";
  if (error instanceof ZoomRefused && error.zoomCode !== null && missingScopeCodes.has(error.zoomCode))
    return "missing_scope";
  if (toFailure(error).code === "unavailable") return "unavailable";
  return "failed";
}
