// Mistakes in the settings that they look like, though each of them could be meant. No value is repeated: it may be a secret.
import type { Environment } from "../config/config.ts";

type Look = readonly [names: readonly string[], isOdd: (value: string, all: Environment) => boolean, sentence: string];

const credentials = [
  "ZOOM_CLIENT_ID",
  "ZOOM_CLIENT_SECRET",
  "ZOOM_ACCOUNT_ID",
  "ZOOM_S2S_CLIENT_ID",
  "ZOOM_S2S_CLIENT_SECRET",
  "ZOOM_ADMIN_CLIENT_ID",
  "ZOOM_ADMIN_CLIENT_SECRET",
  "ZOOM_WEBHOOK_SECRET",
] as const;

const looks: readonly Look[] = [
  [
    credentials,
    (value) => /^["'“”].*["'“”]$/.test(value),
    "begins and ends with quotation marks: give the value without them",
  ],
  [credentials, (value) => /\s/.test(value), "has a space or a line break inside: copy it again"],
  [
    credentials,
    (value) => /^(?:<.*>|x+|\.+|…+|changeme|your[-_ ].*)$/i.test(value),
    "is a placeholder: copy the value from the app’s page in the Zoom App Marketplace",
  ],
  [
    ["ZOOM_ACCOUNT_ID"],
    (value) => /^[\d -]+$/.test(value),
    "is an account number: the account ID is on the server-to-server app’s page, App Credentials, and has letters",
  ],
  [["ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_S2S_CLIENT_ID"], (value) => value.includes("@"), "is an e-mail address"],
  [
    ["ZOOM_CLIENT_SECRET"],
    (value, { ZOOM_CLIENT_ID: id }) => value === id?.trim(),
    "is the same as ZOOM_CLIENT_ID: the secret stands below the client ID on the app’s page",
  ],
  [
    ["ZOOM_S2S_CLIENT_SECRET"],
    (value, { ZOOM_S2S_CLIENT_ID: id }) => value === id?.trim(),
    "is the same as ZOOM_S2S_CLIENT_ID: the secret stands below the client ID on the app’s page",
  ],
  [
    ["ZOOM_S2S_CLIENT_ID"],
    (value, { ZOOM_CLIENT_ID: id }) => value === id?.trim(),
    "is the same as ZOOM_CLIENT_ID: people sign in with a user-managed app, and the account connection is a second app, of the kind server-to-server",
  ],
  [
    ["ZOOM_WEBHOOK_SECRET"],
    (value, { ZOOM_S2S_CLIENT_SECRET: secret }) => value === secret?.trim(),
    "is the app’s client secret: the secret token is another one, on the app’s page under Feature",
  ],
  [
    ["ZOOM_API_URL", "ZOOM_FILE_URL", "ZOOM_FILEAPI_URL"],
    (value) => /\/v2\/?$/.test(value),
    "ends with /v2: give the host alone",
  ],
  [
    ["PUBLIC_URL"],
    (value) => /\/auth\/callback\/?$/.test(value),
    "ends with /auth/callback: give the console’s address alone; the redirect address is made of it",
  ],
];

/** A sentence for each. */
export const settingsLooks = (environment: Environment): readonly string[] =>
  looks.flatMap(([names, isOdd, sentence]) =>
    names.flatMap((name) => {
      const value = environment[name]?.trim();
      return value && isOdd(value, environment) ? [`${name} ${sentence}`] : [];
    }),
  );
