import * as client from "openid-client";
import * as v from "valibot";
import type { Config } from "../config/config.ts";

/** Tokens as Zoom gave them. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly scopes: string;
  /** Where Zoom says the API is for them; not checked. */
  readonly apiUrl: string | null;
  readonly expiresInMs: number;
}

/** Zoom no longer accepts the grant; only signing in again helps. */
export class GrantRefused extends Error {
  override readonly name = "GrantRefused";
}

const appWords = {
  user: "app people sign in with",
  admin: "admin-managed app",
  account: "server-to-server app",
} as const;
type RefusedApp = keyof typeof appWords;

/** Zoom refuses an app of the console, whoever uses it: nothing that people do in the console helps. */
export class AppRefused extends Error {
  override readonly name = "AppRefused";
  readonly app: RefusedApp;
  /** `client`: its id or secret is not accepted; `redirect`: its redirect address is not the console's. */
  readonly why: "client" | "redirect" | "other";
  constructor(app: RefusedApp, why: "client" | "redirect" | "other", cause: unknown) {
    super(`Zoom refuses the ${appWords[app]}.`, { cause });
    this.app = app;
    this.why = why;
  }
}

/** Zoom's OAuth server could not be reached, or answered something that is neither a token nor a refusal. */
export class OAuthFailed extends Error {
  override readonly name = "OAuthFailed";
}

/** The person pressed "deny", or Zoom would not let them grant. */
export class SignInDenied extends Error {
  override readonly name = "SignInDenied";
}

export interface PendingSignIn {
  readonly state: string;
  readonly verifier: string;
}

/** The apps that people sign in to: each with what is their own, and an administrator for the account. */
type SignInApp = "user" | "admin";

/** Zoom's OAuth endpoints: plain OAuth 2 with Basic client authentication, no OpenID. */
export interface ZoomOAuth {
  /** Starts a sign-in; the pending half stays with the browser, sealed. */
  begin(): Promise<{ readonly url: string; readonly pending: PendingSignIn }>;
  /**
   * Exchanges the code of a return.
   *
   * @throws SignInDenied, AppRefused, OAuthFailed
   */
  exchange(returned: URL, pending: PendingSignIn): Promise<Tokens>;
  /** @throws GrantRefused, AppRefused, OAuthFailed */
  refresh(refreshToken: string): Promise<Tokens>;
  /**
   * A server-to-server token; at Zoom it revokes the one before.
   *
   * @throws AppRefused, OAuthFailed
   */
  accountToken(): Promise<Tokens>;
  revoke(accessToken: string): Promise<void>;
  /**
   * Whether Zoom accepts the client ID and secret of the app: asks for the tokens of a code that
   * nobody was given.
   *
   * @throws AppRefused, OAuthFailed
   */
  checkClient(): Promise<void>;
}

const TIMEOUT_SECONDS = 15;

const TokenAnswer = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  refresh_token: v.optional(v.string()),
  scope: v.optional(v.string(), ""),
  expires_in: v.number(),
  // Only a hint: what is no text is as good as none.
  api_url: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(300))), null),
});

function toTokens(answer: unknown): Tokens {
  const given = v.parse(TokenAnswer, answer);
  return {
    accessToken: given.access_token,
    refreshToken: given.refresh_token ?? null,
    scopes: given.scope,
    apiUrl: given.api_url,
    expiresInMs: given.expires_in * 1000,
  };
}

/** Where Zoom returns to. */
export const callbackPaths = { user: "/auth/callback", admin: "/auth/account/callback" } as const;

/** Callback address, as registered with the Zoom app. */
export const callbackUrl = (config: Pick<Config, "publicUrl">, app: SignInApp = "user") =>
  `${config.publicUrl}${callbackPaths[app]}`;

/** @param app whose grants are begun, refreshed and revoked */
export function createZoomOAuth(config: Config, app: SignInApp = "user"): ZoomOAuth {
  const server = {
    issuer: config.oauthUrl,
    authorization_endpoint: `${config.oauthUrl}/oauth/authorize`,
    token_endpoint: `${config.oauthUrl}/oauth/token`,
    revocation_endpoint: `${config.oauthUrl}/oauth/revoke`,
  };
  const configure = (id: string, secret: string) => {
    const configuration = new client.Configuration(server, id, undefined, client.ClientSecretBasic(secret));
    configuration.timeout = TIMEOUT_SECONDS;
    // The settings allow plain http on this machine only.
    if (config.oauthUrl.startsWith("http:")) client.allowInsecureRequests(configuration);
    return configuration;
  };
  const user =
    app === "admin" && config.adminApp
      ? configure(config.adminApp.clientId, config.adminApp.clientSecret)
      : configure(config.client.id, config.client.secret);
  const account = config.account && configure(config.account.clientId, config.account.clientSecret);

  return {
    begin: async () => {
      const pending = { state: client.randomState(), verifier: client.randomPKCECodeVerifier() };
      // No scope: Zoom grants what the app was made with, and has refused requests that name scopes.
      const url = client.buildAuthorizationUrl(user, {
        redirect_uri: callbackUrl(config, app),
        state: pending.state,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, pending };
    },
    exchange: async (returned, pending) => {
      try {
        return toTokens(
          await client.authorizationCodeGrant(user, returned, {
            expectedState: pending.state,
            pkceCodeVerifier: pending.verifier,
          }),
        );
      } catch (error) {
        if (error instanceof client.AuthorizationResponseError)
          throw new SignInDenied("Zoom returned without a grant.", { cause: error });
        if (isClientRefused(error)) throw new AppRefused(app, "client", error);
        if (isRedirectRefused(error)) throw new AppRefused(app, "redirect", error);
        throw new OAuthFailed("The code could not be exchanged.", { cause: error });
      }
    },
    refresh: async (refreshToken) => {
      try {
        return toTokens(await client.refreshTokenGrant(user, refreshToken));
      } catch (error) {
        // Zoom's no to this grant; anything else may work later.
        if (error instanceof client.ResponseBodyError && error.error === "invalid_grant")
          throw new GrantRefused("Zoom refused the grant.", { cause: error });
        if (isClientRefused(error)) throw new AppRefused(app, "client", error);
        throw new OAuthFailed("No token could be had.", { cause: error });
      }
    },
    accountToken: async () => {
      if (!account || !config.account) throw new Error("no server-to-server app is configured");
      const parameters = { account_id: config.account.id };
      try {
        return toTokens(await client.genericGrantRequest(account, "account_credentials", parameters));
      } catch (error) {
        if (isClientRefused(error)) throw new AppRefused("account", "client", error);
        if (error instanceof client.ResponseBodyError && isRefusedStatus(error.status))
          throw new AppRefused("account", "other", error);
        throw new OAuthFailed("No token could be had.", { cause: error });
      }
    },
    revoke: (accessToken) => client.tokenRevocation(user, accessToken),
    checkClient: async () => {
      const parameters = { code: "a-code-that-nobody-was-given", redirect_uri: callbackUrl(config, app) };
      try {
        await client.genericGrantRequest(user, "authorization_code", parameters);
      } catch (error) {
        if (isClientRefused(error)) throw new AppRefused(app, "client", error);
        // The code is refused, as it has to be: the app itself was accepted before that was looked at.
        if (error instanceof client.ResponseBodyError && isRefusedStatus(error.status)) return;
        throw new OAuthFailed("The app could not be checked.", { cause: error });
      }
      throw new OAuthFailed("Zoom gave tokens for a code that nobody was given.");
    },
  };
}

const isClientRefused = (error: unknown) =>
  error instanceof client.ResponseBodyError && error.error === "invalid_client";

const isRedirectRefused = (error: unknown) =>
  error instanceof client.ResponseBodyError &&
  typeof error.cause.reason === "string" &&
  /redirect ur[il]/i.test(error.cause.reason);

/** True for what asking again does not change. */
const isRefusedStatus = (status: number) => status >= 400 && status < 500 && status !== 429;
