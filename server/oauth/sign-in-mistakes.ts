import type { SignInError } from "../../contract/bff.ts";

/** What a failed sign-in looks like to whoever runs the console, and what mends it; for the log. */
export const signInMistakes: Readonly<Record<SignInError, string>> = {
  denied: "Zoom returned without a grant: the person did not agree, or the account has not allowed the app for them.",
  expired:
    "No sign-in that was begun in this browser belongs to this return: it took too long, or began at another address than PUBLIC_URL.",
  missing_scope: "The app lacks the scope to tell who signs in: add user:read:user (granular) or user:read (classic).",
  other_account: "Whoever signed in belongs to another Zoom account than ZOOM_ACCOUNT_ID, or that setting is wrong.",
  not_admitted: "Whoever signed in is of none of the domains and directory groups that sign-ins are limited to.",
  admission_unknown: "Whether they are of a directory group that sign-ins are limited to could not be found out.",
  app_refused:
    "Zoom does not accept ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET: copy both of the same tab of the app’s page.",
  wrong_redirect: "The app’s redirect address at Zoom is not PUBLIC_URL followed by /auth/callback, letter by letter.",
  unavailable: "The console is starting, or its database is unavailable.",
  failed: "Zoom could not be reached, or did not accept the code it gave.",
};
