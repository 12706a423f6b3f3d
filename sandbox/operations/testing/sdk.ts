// The vendor's SDK, pointed at the sandbox, its token store filled with a token of the sandbox's.
import { AccountsOAuthClient, AccountsS2SAuthClient } from "@zoom/rivet/accounts";
import { TeamChatClient, TeamChatS2SAuthClient } from "@zoom/rivet/teamchat";
import { UsersOAuthClient, UsersS2SAuthClient } from "@zoom/rivet/users";
import type { Signed, Stage } from "./stage.ts";

export interface Sdk {
  readonly chat: TeamChatClient["endpoints"];
  /** The same for what takes files: an address of one's own stands in for Zoom's file hosts too. */
  readonly uploads: TeamChatClient["endpoints"];
  readonly users: UsersOAuthClient["endpoints"];
  readonly accounts: AccountsOAuthClient["endpoints"];
}

const HOUR_MS = 3_600_000;

/** The SDK as the app that a person signed in to would use it. */
export async function sdkOf(stage: Stage, signed: Signed): Promise<Sdk> {
  const token = {
    accessToken: await stage.token(signed),
    refreshToken: "not needed within the hour",
    // The SDK looks at the real clock, not at the sandbox's.
    expirationTimeIso: new Date(Date.now() + HOUR_MS).toISOString(),
    scopes: [],
  };
  const options = {
    clientId: signed.app,
    clientSecret: `${signed.app}-secret`,
    tokenStore: {
      getLatestToken: () => token,
      storeToken: () => {
        throw new Error("the SDK asked for a token of its own");
      },
    },
    baseUrl: `${stage.sandbox.url}/v2`,
    disableReceiver: true as const,
    installerOptions: { redirectUri: "http://localhost:4120", stateStore: "a state secret of thirty-two letters" },
  };
  const uploadUrl = `${stage.sandbox.fileUrl}/v2`;
  if (signed.app === "sandbox-s2s") {
    const server = { ...options, accountId: "sandbox-account" };
    return {
      chat: new TeamChatS2SAuthClient(server).endpoints,
      uploads: new TeamChatS2SAuthClient({ ...server, baseUrl: uploadUrl }).endpoints,
      users: new UsersS2SAuthClient(server).endpoints,
      accounts: new AccountsS2SAuthClient(server).endpoints,
    };
  }
  return {
    chat: new TeamChatClient(options).endpoints,
    uploads: new TeamChatClient({ ...options, baseUrl: uploadUrl }).endpoints,
    users: new UsersOAuthClient(options).endpoints,
    accounts: new AccountsOAuthClient(options).endpoints,
  };
}

export interface SdkAnswer {
  readonly statusCode: number;
  readonly data?: unknown;
}

/** One operation driven by the SDK: a call that succeeds and one that is refused. */
export interface SdkDrive {
  readonly happy: { readonly as: Signed; readonly call: (sdk: Sdk, stage: Stage) => Promise<SdkAnswer> };
  /** What the answer is, or contains. */
  readonly answer: readonly [status: number, data: unknown];
  readonly refused: { readonly as: Signed; readonly call: (sdk: Sdk, stage: Stage) => Promise<SdkAnswer> };
  /** Status and code as the SDK writes them, e.g. `400/200`. */
  readonly refusal: string;
}
