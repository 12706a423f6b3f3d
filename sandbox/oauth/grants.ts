import type { App } from "../apps.ts";
import type { Clock } from "../clock.ts";
import { mintToken } from "./access-token.ts";

export const ACCESS_TOKEN_MS = 3600_000;
const REFRESH_TOKEN_MS = 90 * 86_400_000;

/** What one person, or the account, has allowed one app. At any time it has one access token that works. */
export interface Grant {
  readonly app: App;
  readonly userId: string;
  readonly scopes: ReadonlySet<string>;
  /** It is the app's chatbot's own, and acts for nobody. */
  readonly isBot: boolean;
  readonly accessToken: string;
  readonly accessExpiresAtMs: number;
  /** Null for grants that renew by asking again. */
  readonly refreshToken: string | null;
  readonly refreshExpiresAtMs: number;
}

export interface GrantRequest {
  readonly app: App;
  readonly userId: string;
  readonly accountId: string;
  readonly scopes: readonly string[];
  readonly isRefreshable: boolean;
  readonly isBot?: boolean;
}

/** A grant, and what it was asked for with: it is renewed with the same. */
export type HeldGrant = Grant & { readonly request: GrantRequest };

export type GrantListener = (key: string, grant: HeldGrant | null) => void;

/** The tokens in force. A grant belongs to (app, person): a new one takes the place of the old, whose tokens end. */
export class Grants {
  private readonly clock: Clock;
  private readonly changed: GrantListener;
  private readonly byKey = new Map<string, HeldGrant>();
  private readonly keyOfAccess = new Map<string, string>();
  private readonly keyOfRefresh = new Map<string, string>();

  /** @param changed Told of every grant that is new, changed or, with null, no more. */
  constructor(clock: Clock, changed: GrantListener = () => undefined) {
    this.clock = clock;
    this.changed = changed;
  }

  /** Puts back what was told of before; null ends it. */
  restore(key: string, grant: HeldGrant | null): void {
    if (grant === null) this.forget(key);
    else this.hold(key, grant);
  }

  issue(request: GrantRequest): Grant {
    const nowMs = this.clock.nowMs();
    const { app, userId, accountId, isBot = false } = request;
    const key = keyOf({ app, userId, isBot });
    this.end(key);
    const mint = (type: "access_token" | "refresh_token", lifeMs: number) =>
      mintToken({ clientId: app.clientId, userId, accountId, type, issuedAtMs: nowMs, expiresAtMs: nowMs + lifeMs });
    const grant = {
      request,
      app,
      userId,
      scopes: new Set(request.scopes),
      isBot,
      accessToken: mint("access_token", ACCESS_TOKEN_MS),
      accessExpiresAtMs: nowMs + ACCESS_TOKEN_MS,
      refreshToken: request.isRefreshable ? mint("refresh_token", REFRESH_TOKEN_MS) : null,
      refreshExpiresAtMs: nowMs + REFRESH_TOKEN_MS,
    };
    this.put(key, grant);
    return grant;
  }

  /** New tokens for a refresh token in force; the old pair ends at once. Null when the token is not this app's or old. */
  refresh(app: App, refreshToken: string): Grant | null {
    const grant = this.byKey.get(this.keyOfRefresh.get(refreshToken) ?? "");
    if (!grant || grant.app !== app || grant.refreshExpiresAtMs <= this.clock.nowMs()) return null;
    return this.issue(grant.request);
  }

  /** The grant of an access token, which may have expired since; undefined when it never was or is no more. */
  ofAccessToken(token: string): Grant | undefined {
    const key = this.keyOfAccess.get(token);
    return key === undefined ? undefined : this.byKey.get(key);
  }

  ofRefreshToken(token: string): Grant | undefined {
    const key = this.keyOfRefresh.get(token);
    return key === undefined ? undefined : this.byKey.get(key);
  }

  revoke(grant: Grant): void {
    this.end(keyOf(grant));
  }

  /** Brings the end of the grant's access token forward to now, and of its refresh token too when asked. */
  expire(grant: Grant, which: "access" | "all"): void {
    const key = keyOf(grant);
    const held = this.byKey.get(key);
    if (!held) return;
    const nowMs = this.clock.nowMs();
    this.put(key, {
      ...held,
      accessExpiresAtMs: nowMs,
      refreshExpiresAtMs: which === "all" ? nowMs : held.refreshExpiresAtMs,
    });
  }

  all(): readonly Grant[] {
    return [...this.byKey.values()];
  }

  /** All of them with what they were asked for with. */
  held(): ReadonlyMap<string, HeldGrant> {
    return this.byKey;
  }

  private put(key: string, grant: HeldGrant): void {
    this.hold(key, grant);
    this.changed(key, grant);
  }

  private end(key: string): void {
    if (!this.byKey.has(key)) return;
    this.forget(key);
    this.changed(key, null);
  }

  private hold(key: string, grant: HeldGrant): void {
    this.byKey.set(key, grant);
    this.keyOfAccess.set(grant.accessToken, key);
    if (grant.refreshToken !== null) this.keyOfRefresh.set(grant.refreshToken, key);
  }

  private forget(key: string): void {
    const old = this.byKey.get(key);
    if (!old) return;
    this.byKey.delete(key);
    this.keyOfAccess.delete(old.accessToken);
    if (old.refreshToken !== null) this.keyOfRefresh.delete(old.refreshToken);
  }
}

/** A chatbot's token stands beside the person's own. */
function keyOf({ app, userId, isBot }: Pick<Grant, "app" | "userId" | "isBot">): string {
  return `${app.clientId} ${userId} ${isBot ? "bot" : ""}`;
}
