// What is said of the account connection.
import { type ConnectionInfo, type ConnectOutcome, connectOutcomes } from "../../../domain/access/connection.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { isolate } from "../../lib/isolate.ts";

type Said = readonly [tone: "done" | "failed", text: string];

const outcomes: Readonly<Record<ConnectOutcome, Said>> = {
  connected: ["done", "The account is connected by your sign-in."],
  replaced: [
    "done",
    "The account is connected by your sign-in now. The one before was given back to Zoom, and everyone who gives roles was told.",
  ],
  renewed: ["done", "Your sign-in was renewed. The one before no longer works."],
  denied: [
    "failed",
    "The app was not allowed at Zoom, so nothing has changed. If Zoom asked for approval, an administrator of the Zoom account approves the app first.",
  ],
  expired: [
    "failed",
    "This took longer than ten minutes, was done already, or was begun in another browser. Connect again.",
  ],
  other_session: ["failed", "Whoever began this is no longer signed in to the console in this browser. Connect again."],
  other_person: [
    "failed",
    "At Zoom you are signed in as someone else than here, so nothing has changed. Sign out at zoom.us, then connect again.",
  ],
  other_account: [
    "failed",
    "You allowed the app for another Zoom account than the one this console is for. Nothing has changed.",
  ],
  no_administrator: [
    "failed",
    "Only an owner or administrator of the Zoom account can connect it, and your Zoom role is neither. Nothing has changed.",
  ],
  not_of_account: [
    "failed",
    "The app of ZOOM_ADMIN_CLIENT_ID acts for one person: it has no scope for the account. Whoever manages it has to make it admin-managed.",
  ],
  missing_scope: ["failed", "The app may not read who you are. Whoever manages it has to add the scope for users."],
  client_refused: [
    "failed",
    "Zoom does not accept the client ID or secret of the admin-managed app. Whoever runs this console has to correct ZOOM_ADMIN_CLIENT_ID or ZOOM_ADMIN_CLIENT_SECRET.",
  ],
  unavailable: ["failed", "The console’s database is unavailable. Connect again in a moment."],
  failed: ["failed", "Zoom could not be reached, or did not accept the sign-in. Connect again."],
};

/**
 * What became of connecting, by the address of the page; null where nothing was begun, or what became of it is past.
 *
 * @param state Of the connection; undefined while it is not known
 */
export function outcomeSaid(param: string | null, state: ConnectionInfo["state"] | undefined): Said | null {
  const outcome = connectOutcomes.find((one) => one === param);
  const said = outcome === undefined ? null : outcomes[outcome];
  return said?.[0] === "done" && state !== "connected" ? null : said;
}

export const kindWords: Readonly<Record<ConnectionInfo["kind"], string>> = {
  "server-to-server": "Server-to-server app, by the settings",
  "admin-managed": "Admin-managed app, by an administrator’s sign-in",
  none: "None",
};

/** How it is, in a sentence. */
export function stateSentence(info: ConnectionInfo): string {
  const { kind, state, ended } = info;
  if (kind === "none")
    return "This console has no app for the account: people work through their own connections. Whoever runs it adds a server-to-server app or an admin-managed one to the settings.";
  if (state === "never") return "Nobody has connected the account yet.";
  const at = ended ? `, ${formatMoment(ended.atMs)} UTC` : "";
  if (state === "disconnected") return `Disconnected by ${isolate(ended?.name ?? "")}${at}.`;
  if (state === "ended")
    return `Zoom has ended the sign-in${at}: it was taken back in Zoom, or whoever it was is no longer active or has a new password.`;
  return info.trouble === null ? "The account is connected." : "The account is connected, and cannot be used now.";
}

/** What no longer works without it. */
export const stopped = [
  "Everything on the account connection: all channels, people, retention, spaces and directory groups",
  "Roles given here, which only work through it; people keep their own connections",
  "Changes through it, which wait until the account is connected again",
  "The inventory, which keeps what it has and reads nothing new",
] as const;
