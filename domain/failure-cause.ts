// Why Zoom refused, and what mends it, for the codes that stand for many things: 4700, 4711 and 104 (scopes), 124 (the
// token), 200 (a right, a plan, or what the channel is) and 4137 (withdrawn); and 3214 and 5301, for what Zoom leaves unsaid.
import type { AccountAppKind } from "../contract/bff.ts";
import type { Operation } from "../contract/operation.ts";
import type { Failure } from "./failure.ts";

export type CauseName =
  /** The app lacks a scope that its kind can have. */
  | "scope"
  /** No app of its kind can have the scope. */
  | "app_kind"
  /** An app that acts for one person named that person by an ID where Zoom takes `me` alone. */
  | "me_rule"
  | "token"
  /** Whoever the app acts for may not do it. */
  | "privilege"
  /** Whoever was named may not, as someone who is not in the channel. */
  | "person"
  | "plan"
  | "archived"
  | "group_chat"
  /** The account's default channel keeps everyone, and stays as it is. */
  | "default_channel"
  | "name_taken"
  | "value"
  | "withdrawn";

export interface Cause {
  readonly name: CauseName;
  readonly title: string;
  readonly meaning: string;
  /** What to do, and who can. */
  readonly remedy: string;
  readonly canRetry?: true;
}

type Refused = Pick<Failure, "code" | "message" | "scopes" | "isOfAccount">;
type Asked = Pick<Operation, "isMePath" | "scopes" | "granularScopes">;

const isOfAccountApps = (scope: string): boolean => /:(?:admin|master)$/.test(scope);
const isOfPersonsApps = (scope: string): boolean => !isOfAccountApps(scope);

/** What else tells of a refusal, as far as it is known. */
interface Known {
  /** What was asked for: it tells a wrong kind of app from a person named by an ID. */
  readonly asked?: Asked | undefined;
  /** What stands behind the account connection. */
  readonly app?: AccountAppKind | undefined;
}

/** Null for what its code alone explains. */
export function causeOf(
  { code, message, scopes = [], isOfAccount = false }: Refused,
  { asked, app }: Known = {},
): Cause | null {
  const account = ofApps[app ?? "either"];
  switch (code) {
    case 104:
    case 4700:
    case 4711:
      return isOfAccount ? scopeOfAccount(scopes, account) : scopeOfOne(scopes, asked);
    case 124:
      return isOfAccount ? account.token : tokenOfOne;
    case 200:
      return refusalOf(message, isOfAccount ? account.privilege : privilegeOfOne);
    case 3214:
      return defaultStays;
    case 4137:
      return withdrawn;
    case 5301:
      return NOT_REMOVED.test(message) ? keptIn : null;
    default:
      return null;
  }
}

interface OfApp {
  /** `the server-to-server app` */
  readonly called: string;
  /** What to do once a scope is added, as a sentence. */
  readonly afterScopes: string;
  readonly token: Cause;
  /** What mends that it may not do something. */
  readonly privilege: string;
}

const REFUSED_TOKEN = { name: "token", title: "Zoom refused the account connection’s token", canRetry: true } as const;
const needed = "their Zoom role needs View or Edit on Chat Channels. Ask an owner of the account.";

const ofApps: Readonly<Record<AccountAppKind | "either", OfApp>> = {
  "server-to-server": {
    called: "the server-to-server app",
    afterScopes: "They activate the app again, and it takes effect with the next token, within an hour.",
    token: {
      ...REFUSED_TOKEN,
      meaning:
        "Another program uses the same server-to-server app, whose tokens end one another, or the app is not active.",
      remedy:
        "Try again in a moment; if it happens again, tell whoever runs this console to check the server-to-server app.",
    },
    privilege: `The account connection may do what whoever made the server-to-server app may do: ${needed}`,
  },
  "admin-managed": {
    called: "the admin-managed app",
    afterScopes: "An owner or administrator of the account then signs in again at Zoom, on Access, Connection.",
    token: {
      ...REFUSED_TOKEN,
      meaning: "The sign-in of whoever connected the account ended, or they allowed the same app elsewhere.",
      remedy:
        "Try again in a moment; if it happens again, an owner or administrator of the account signs in again at Zoom, on Access, Connection.",
    },
    privilege: `The account connection may do what whoever connected it may do: ${needed}`,
  },
  either: {
    called: "the app of the account",
    afterScopes: "A server-to-server app is then activated again, an admin-managed one connected again.",
    token: {
      ...REFUSED_TOKEN,
      meaning: "The app of the account is not active, is used by another program too, or is connected no more.",
      remedy: "Try again in a moment; if it happens again, tell whoever runs this console to check the app.",
    },
    privilege: `The account connection may do what whoever made or connected its app may do: ${needed}`,
  },
};

function scopeOfAccount(scopes: readonly string[], { called, afterScopes }: OfApp): Cause {
  const title = "The account connection lacks a scope";
  if (scopes.length > 0 && scopes.every(isOfPersonsApps))
    return {
      name: "app_kind",
      title: "The account connection cannot do this",
      meaning: "Zoom gives these scopes to user-managed apps only, which act for one person.",
      remedy: "Use your own connection, or Zoom itself.",
    };
  return {
    name: "scope",
    title,
    meaning: `Zoom refuses this until ${called} has one of these scopes.`,
    remedy: `Ask whoever manages the app to add it. ${afterScopes}`,
  };
}

function scopeOfOne(scopes: readonly string[], asked: Asked | undefined): Cause {
  if (scopes.length > 0 && scopes.every(isOfAccountApps)) {
    if (asked?.isMePath && hasScopeOfOne(asked, scopes))
      return {
        name: "me_rule",
        title: "Zoom takes this for oneself only",
        meaning:
          "An app that acts for one person has to call that person me: any ID, one’s own too, needs an account-level app.",
        remedy: "Use the account connection for other people. For yourself, this is a fault in the console: report it.",
      };
    return {
      name: "app_kind",
      title: "Your own connection cannot do this",
      meaning: "Zoom gives these scopes to account-level apps only.",
      remedy: "Use the account connection, if you have it, or Zoom itself.",
    };
  }
  return {
    name: "scope",
    title: "The connection lacks a scope",
    meaning: "Zoom refuses this until the app behind this connection has one of these scopes.",
    remedy: "Ask whoever manages the app to add it, then sign in again.",
  };
}

/** Whether Zoom has a scope of the same form, with which an app that acts for one person may ask for it. */
function hasScopeOfOne({ scopes, granularScopes }: Asked, named: readonly string[]): boolean {
  const form = named.some((scope) => granularScopes.admin.includes(scope)) ? granularScopes : scopes;
  return form.user.length > 0;
}

const tokenOfOne: Cause = {
  name: "token",
  title: "Zoom refused the access token",
  meaning: "It ended, or was taken back: the app was removed from your account, or you signed in to it elsewhere.",
  remedy: "Sign out and sign in again to give the console a new one.",
};

const withdrawn: Cause = {
  name: "withdrawn",
  title: "Zoom has withdrawn directory groups",
  meaning: "The IM Group APIs are no longer available to this account.",
  remedy: "Groups that are in channels stay there. Manage the directory’s groups in the Zoom web portal.",
};

const defaultStays: Cause = {
  name: "default_channel",
  title: "This is the account’s default channel",
  meaning: "Everyone in the account is in it, and Zoom neither archives nor unarchives it.",
  remedy: "Leave it as it is.",
};

const NOT_REMOVED = /unable to remove channel member/i;

const keptIn: Cause = {
  name: "default_channel",
  title: "Zoom keeps them in the channel",
  meaning:
    "Everyone in the account is in its default channel, and Zoom lets nobody be removed from it before they leave the account. It also refuses this for a channel’s owner, and for whoever is no longer in the channel.",
  remedy:
    "In the default channel there is nothing to do. In another, look at its members, or change the owner in Zoom.",
  canRetry: true,
};

/** Zoom's words under code 200, which stands for any refusal; the first that fit. */
const refusals: readonly (readonly [RegExp, Cause])[] = [
  [
    /paid account/i,
    {
      name: "plan",
      title: "Not in the account’s plan",
      meaning: "Zoom offers this to paid accounts only.",
      remedy: "An owner of the account can change its plan.",
    },
  ],
  [
    /archived channel/i,
    {
      name: "archived",
      title: "The channel is archived",
      meaning: "Zoom allows this on active channels only.",
      remedy: "Unarchive it first.",
    },
  ],
  [
    /group chat/i,
    {
      name: "group_chat",
      title: "Not for group chats",
      meaning: "Zoom allows this on channels only, not on group chats.",
      remedy: "Make a channel of the same people in Zoom.",
    },
  ],
  [
    /^duplicate/i,
    {
      name: "name_taken",
      title: "The name is taken",
      meaning: "The channel already has a mention group with this name.",
      remedy: "Choose another.",
    },
  ],
  [
    /the user\(s\) do not have permission/i,
    {
      name: "person",
      title: "Not everyone is in the channel",
      meaning: "Zoom adds to a mention group only those who are in its channel.",
      remedy: "Add them to the channel first.",
    },
  ],
];

const VALUE = /parameter(?: provided)? is invalid|can't be empty/i;
const RIGHT = /permission|^only the/i;

const privilegeOfOne =
  "Ask an owner or administrator of the channel or space, or someone whose Zoom role has Edit on Chat Channels.";

/** @param remedy of a right that is missing */
function refusalOf(message: string, remedy: string): Cause | null {
  const known = refusals.find(([words]) => words.test(message))?.[1];
  if (known) return known;
  const said = sentence(message);
  if (VALUE.test(message))
    return { name: "value", title: "Zoom refused a value", meaning: said, remedy: "Check what was given." };
  if (!RIGHT.test(message)) return null;
  return { name: "privilege", title: "Zoom does not allow this", meaning: said, remedy };
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
