/** The session, as the BFF tells it. */
export const SESSION_PATH = "/api/session";

/** The console's sign-in page. */
export const SIGN_IN_PATH = "/sign-in";

/** Where the BFF starts signing in; the person comes back to `returnTo`, a path of our own. */
export function signInHref(returnTo: string): string {
  return `/auth/sign-in?return_to=${encodeURIComponent(returnTo)}`;
}

export const SIGN_OUT_PATH = "/auth/sign-out";

/** Search parameter that names the connection to Zoom a page uses. */
export const CONNECTION_PARAM = "via";
