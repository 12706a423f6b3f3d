// The steps of a first connection, as the guide in the console and docs/CONNECTING.md give them, and what tests of them find.
import * as v from "valibot";

export const setupTestIds = ["client", "redirect", "account", "account_scopes"] as const;

const SetupTest = v.object({
  id: v.picklist(setupTestIds),
  is: v.picklist(["works", "wrong", "to_do", "unknown"]),
  sentence: v.string(),
  /** To mend it, in this order. */
  steps: v.array(v.string()),
});
/** What a test of a step found. */
export type SetupTest = v.InferOutput<typeof SetupTest>;

/** `POST /api/setup/tests` */
export const SetupTests = v.object({ tests: v.array(SetupTest) });

/** `GET /api/setup`, without a session: whether anybody has signed in yet, and while nobody has, what the guide says. */
export const SetupInfo = v.variant("isFirst", [
  v.object({ isFirst: v.literal(true), redirectAddress: v.string(), hasAccountApp: v.boolean() }),
  v.object({ isFirst: v.literal(false) }),
]);
export type SetupInfo = v.InferOutput<typeof SetupInfo>;

export interface SetupStep {
  readonly id: "features" | "user_app" | "approval" | "account_app" | "settings" | "roles" | "look" | "probe";
  readonly title: string;
  readonly points: readonly string[];
  /** How to see that it worked. */
  readonly worked: string;
  /** The tests that are of this step. */
  readonly tests: readonly SetupTest["id"][];
}

export const setupSteps: readonly SetupStep[] = [
  {
    id: "features",
    title: "Decide what it is for",
    points: [
      "Choose the features that people are to have: the fewer there are, the fewer scopes the apps need.",
      "People sign in with a user-managed app, which reaches what each of them reaches in Zoom: My connection.",
      "The whole account needs a second app, of the kind server-to-server or admin-managed: Account connection. Without it the console does without what is not one person’s.",
      "The wrong kind is the first cause of trouble: scopes that end with :admin are not on the page of a user-managed app, and the others are not on the page of an account’s.",
    ],
    worked: "You have a list of scopes for each of the two apps.",
    tests: [],
  },
  {
    id: "user_app",
    title: "The app people sign in with",
    points: [
      "marketplace.zoom.us, Develop, Build App, General App, user-managed.",
      "Basic Information: choose the Development credentials as long as everyone who signs in is of your account. They work without a review by Zoom.",
      "OAuth Redirect URL: PUBLIC_URL followed by /auth/callback, letter by letter, without a slash at its end. Put the same on the OAuth Allow List.",
      "Scopes: those of My connection.",
    ],
    worked: "The page Scopes shows as many as the list, and no :admin.",
    tests: ["client", "redirect"],
  },
  {
    id: "approval",
    title: "Let the account allow it",
    points: [
      "Many accounts ask for pre-approval: Admin, App Marketplace, Permissions. Until an admin allows the app, Zoom says on its own page that it needs approval, and nobody gets back to the console.",
      "Send an owner or admin of the account the message, with the scopes of both apps and a reason for each.",
    ],
    worked: "The admin’s page shows the app as allowed for whoever signs in first.",
    tests: [],
  },
  {
    id: "account_app",
    title: "The app of the account",
    points: [
      "Develop, Build App, Server-to-Server OAuth App. Zoom lets it do no more than the role of whoever made it: an owner, an admin, or a role with Chat Channels, Edit, and Users and Roles, View.",
      "Scopes: those of Account connection.",
      "Activation: activate it. It has no token before.",
      "No other program may use it: each new token ends the one before.",
      "Or else, where no secret is to stand for the whole account: Develop, Build App, General App, admin-managed, with the same scopes and the redirect address PUBLIC_URL followed by /auth/account/callback. An owner or admin connects the account with it once, on Access, Connection.",
    ],
    worked: "With the settings below Zoom gives the app a token, and it has every scope.",
    tests: ["account", "account_scopes"],
  },
  {
    id: "settings",
    title: "Settings",
    points: [
      "ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET are those of the app people sign in with, both of the same tab, Development or Production.",
      "ZOOM_ACCOUNT_ID, ZOOM_S2S_CLIENT_ID and ZOOM_S2S_CLIENT_SECRET stand under App Credentials of the app of the account.",
      "Of an admin-managed app it is ZOOM_ADMIN_CLIENT_ID and ZOOM_ADMIN_CLIENT_SECRET, beside ZOOM_ACCOUNT_ID.",
      "The console reads them when it starts: restart it after a change.",
    ],
    worked: "npm run doctor ends with “Nothing is to be mended”, and you sign in.",
    tests: [],
  },
  {
    id: "roles",
    title: "Give roles",
    points: [
      "An owner or admin of the Zoom account is a workspace administrator of the console from their first sign-in on, and whoever owns or administers a channel acts there as such.",
      "Sign in as one of the former, open Access, and give others what they need: help desk, auditor, or a role of your own, over some channels and until a day.",
    ],
    worked: "Access, What a person can do, says of one of them what you meant.",
    tests: [],
  },
  {
    id: "look",
    title: "Look once more",
    points: [
      "Sign in as an owner or admin and open Connection doctor: it says for each feature whether your own connection and the account’s have what it needs, what is missing, and which scopes nobody needs.",
      "People keep the scopes they agreed to: after scopes change each signs out and in again; a server-to-server app is activated again and the console restarted, an admin-managed one connected again.",
      "Zoom may take until the next morning to let new scopes have effect.",
    ],
    worked: "Nothing is missing of what you chose.",
    tests: [],
  },
  {
    id: "probe",
    title: "Tell what is otherwise than documented",
    points: [
      "npm run probe asks each reading operation that an app has a scope for, once and within a quarter of the limits, and says where an answer is otherwise than documented.",
      "It changes nothing, and nothing of an answer leaves it but the names and kinds of fields, the names of Zoom’s privileges, and the hosts of pictures without their paths: look at the report, and send it in.",
    ],
    worked: "The report names no person and no channel.",
    tests: [],
  },
];
