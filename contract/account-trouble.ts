import type { AccountTrouble } from "./bff.ts";

/** What is wrong with the account connection and who can do what about it. */
export const accountTroubles: Readonly<Record<AccountTrouble, string>> = {
  client_refused:
    "Zoom does not accept the client ID or secret of the server-to-server app. Whoever runs this console has to correct ZOOM_S2S_CLIENT_ID or ZOOM_S2S_CLIENT_SECRET.",
  app_refused:
    "Zoom gives the server-to-server app no token. Whoever runs this console has to check that the app is active and that ZOOM_ACCOUNT_ID is its account.",
  admin_client_refused:
    "Zoom does not accept the client ID or secret of the admin-managed app. Whoever runs this console has to correct ZOOM_ADMIN_CLIENT_ID or ZOOM_ADMIN_CLIENT_SECRET.",
  not_connected:
    "The account is not connected. An owner or administrator of the Zoom account connects it on the page Access, Connection.",
  grant_ended:
    "Zoom no longer accepts the sign-in of whoever connected the account. An owner or administrator of the Zoom account connects it again on the page Access, Connection.",
  missing_scope:
    "The app of the account connection lacks a scope to read people and their roles. Whoever manages the app has to add it.",
  unreachable: "Zoom could not be reached, or answered with a server error, when asked what your role allows.",
  slow: "Zoom is taking long to say what your role allows.",
  rate_limited: "The account’s rate limit at Zoom is used up for now.",
  refused: "Zoom refused to say what your role allows.",
};
