// A sign-in under way is kept by the browser that began it, sealed: any instance can finish it, nobody else's browser
// can, and nothing is stored for people who never come back.
import * as v from "valibot";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import { cookieNames, cookieNamesWith, readCookie, setCookie } from "../session/cookie.ts";
import type { Seal } from "./seal.ts";

const SignIn = v.object({
  state: v.string(),
  verifier: v.string(),
  returnTo: v.string(),
  /** Who connects the account; left out of a sign-in. */
  userId: v.optional(v.string()),
  expiresAtMs: v.number(),
});
export type SignIn = v.InferOutput<typeof SignIn>;

const Sealed = v.pipe(v.string(), v.parseJson(), SignIn);
const LIFE_SECONDS = 600;
/** Tabs that sign in at once; more would outgrow what servers accept as headers. */
const MOST_AT_ONCE = 4;

export interface SignInCookies {
  /** Set-Cookie values that keep a begun sign-in. */
  keep(header: string | undefined, begun: Omit<SignIn, "expiresAtMs">): string[];
  /** The sign-in that was begun with this state in this browser, not too long ago. */
  find(header: string | undefined, state: string): SignIn | null;
  /** Set-Cookie value that ends it. */
  clear(state: string): string;
}

/** @param purpose What was begun for one ends no other. */
export function createSignInCookies(
  config: Pick<Config, "publicUrl">,
  seal: Seal,
  clock: Clock,
  purpose: "sign-in" | "connect" = "sign-in",
): SignInCookies {
  const prefix = `${cookieNames(config).session}-${purpose}-`;
  const nameOf = (state: string) => `${prefix}${state.slice(0, 8)}`;
  return {
    keep: (header, begun) => {
      const kept = cookieNamesWith(header, prefix);
      const surplus = kept.length < MOST_AT_ONCE ? [] : kept;
      const sealed = seal.seal(
        JSON.stringify({ ...begun, expiresAtMs: clock.nowMs() + LIFE_SECONDS * 1000 } satisfies SignIn),
        purpose,
      );
      return [
        ...surplus.map((name) => setCookie(config, name, "", 0)),
        setCookie(config, nameOf(begun.state), sealed, LIFE_SECONDS),
      ];
    },
    find: (header, state) => {
      if (!/^[\w-]{8,200}$/.test(state)) return null;
      const sealed = readCookie(header, nameOf(state));
      const text = sealed === undefined ? null : seal.open(sealed, purpose);
      const signIn = text === null ? null : v.parse(Sealed, text);
      return signIn && signIn.state === state && clock.nowMs() < signIn.expiresAtMs ? signIn : null;
    },
    clear: (state) => setCookie(config, nameOf(state), "", 0),
  };
}
