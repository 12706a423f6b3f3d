/** One environment variable the BFF reads. The README's table is checked against this list. */
export interface Setting {
  readonly name: string;
  /** As written in the table: the value, or what happens without one. */
  readonly default: string;
  readonly meaning: string;
}

export const settings = [
  { name: "PORT", default: "3000", meaning: "Port the console listens on." },
  { name: "HOST", default: "127.0.0.1", meaning: "Address it listens on; `0.0.0.0` inside a container." },
  {
    name: "PUBLIC_URL",
    default: "http://localhost:PORT",
    meaning:
      "Where browsers reach the console; https unless it is this machine. Zoom returns to `/auth/callback` below it.",
  },
  {
    name: "TRUSTED_PROXIES",
    default: "0",
    meaning:
      "How many reverse proxies stand before the console, each adding to `X-Forwarded-For`: the audit trail then names the browser’s address instead of the proxy’s.",
  },
  {
    name: "DATABASE_URL",
    default: "none: an embedded database in DATA_DIR",
    meaning:
      "PostgreSQL 13 or newer to use, `postgres://…`; needed for more than one instance. Its user makes the tables and the extension `pg_trgm`, which the owner of a database may.",
  },
  { name: "DATA_DIR", default: "./data", meaning: "Folder of the embedded database and of the sandbox's secret." },
  {
    name: "SESSION_SECRET",
    default: "required; made and kept in DATA_DIR for the sandbox",
    meaning: "At least 32 characters; the keys that protect stored tokens and sign-ins are derived from it.",
  },
  {
    name: "SESSION_SECRET_PREVIOUS",
    default: "none",
    meaning: "Earlier secrets, comma-separated, that may still open what they sealed; never used to seal.",
  },
  { name: "SESSION_IDLE_MINUTES", default: "480", meaning: "A session unused for this long ends." },
  { name: "SESSION_MAX_HOURS", default: "24", meaning: "A session ends after this long, used or not." },
  {
    name: "AUDIT_DAYS",
    default: "365",
    meaning:
      "Entries of the audit trail older than this are deleted, and a signed mark says up to where; `0` keeps them forever.",
  },
  {
    name: "AUDIT_CHECKPOINT_FILE",
    default: "none",
    meaning: "File to which the trail’s hourly checkpoints are added, a line of JSON each, beside the log.",
  },
  {
    name: "AUDIT_CHECKPOINT_URL",
    default: "none",
    meaning: "Address to which they are posted as JSON, https unless it is this machine.",
  },
  {
    name: "CHANGES_DAYS",
    default: "90",
    meaning:
      "Changes that ended longer ago are deleted with their results, and can be undone no more; at least 30, `0` keeps them forever.",
  },
  {
    name: "APPROVAL_ITEMS",
    default: "none",
    meaning:
      "A change of more items than this through the account connection is applied by someone other than whoever planned it.",
  },
  {
    name: "APPROVAL_GRAVE",
    default: "0",
    meaning:
      "`1` asks the same of deletions, shorter retention, ownership handed over and undos that lose something, whatever their number.",
  },
  {
    name: "LARGE_CHANGE_MINUTES",
    default: "60",
    meaning:
      "What one person did within this time counts with a change when it is looked at how large that is, for `APPROVAL_ITEMS` and for the reason that large changes need; 10080 at most, `0` looks at each alone.",
  },
  {
    name: "ZOOM_WEBHOOK_SECRET",
    default: "none",
    meaning:
      "Secret token of the server-to-server app’s event subscription, whose endpoint is `/webhooks/zoom` below PUBLIC_URL; without it the inventory hears of changes within minutes instead of seconds.",
  },
  {
    name: "INVENTORY_PERCENT",
    default: "50",
    meaning:
      "Most of the account’s rate limits that the inventory takes, which is read through the account connection behind people and changes. `0` keeps none: the console then asks Zoom each time.",
  },
  { name: "ZOOM_CLIENT_ID", default: "required", meaning: "Client of the user-managed app people sign in with." },
  { name: "ZOOM_CLIENT_SECRET", default: "required", meaning: "Its secret." },
  {
    name: "ZOOM_ACCOUNT_ID",
    default: "none",
    meaning:
      "The Zoom account the console is for: people of others cannot sign in. The server-to-server app is of this account.",
  },
  {
    name: "ZOOM_S2S_CLIENT_ID",
    default: "none",
    meaning:
      "Client of the server-to-server app: the account connection. Without one it is made by an administrator’s sign-in to the app of `ZOOM_ADMIN_CLIENT_ID`, or there is none.",
  },
  { name: "ZOOM_S2S_CLIENT_SECRET", default: "none", meaning: "Its secret." },
  {
    name: "ZOOM_ADMIN_CLIENT_ID",
    default: "none",
    meaning:
      "Client of the admin-managed app, which an owner or administrator connects once on *Access*, *Connection*. Not used while there is a server-to-server app.",
  },
  { name: "ZOOM_ADMIN_CLIENT_SECRET", default: "none", meaning: "Its secret." },
  {
    name: "SIGN_IN_DOMAINS",
    default: "none",
    meaning:
      "Domains of addresses, comma-separated: nobody else can sign in. Owners and administrators of the Zoom account always can.",
  },
  {
    name: "SIGN_IN_GROUPS",
    default: "none",
    meaning:
      "IDs of directory groups, comma-separated: only their members can sign in, and whoever leaves them is signed out within minutes. Owners and administrators of the Zoom account always can. Needs an account connection.",
  },
  { name: "ZOOM_OAUTH_URL", default: "https://zoom.us", meaning: "Host of `/oauth/…`." },
  {
    name: "ZOOM_API_URL",
    default: "https://api.zoom.us",
    meaning:
      "Host of the API. A grant whose token names a regional one, `https://api-….zoom.us`, is used there; a host that is not Zoom's own, such as a gateway, gets all calls.",
  },
  { name: "ZOOM_FILE_URL", default: "https://file.zoom.us", meaning: "Host that takes chat files." },
  { name: "ZOOM_FILEAPI_URL", default: "https://fileapi.zoom.us", meaning: "Host that takes custom emoji." },
  {
    name: "ZOOM_PLAN",
    default: "business",
    meaning: "`free`, `pro` or `business`: whose rate limits to keep. `unlimited` is for the sandbox and benchmarks.",
  },
  { name: "ZOOM_TIMEOUT_MS", default: "30000", meaning: "How long Zoom may stay silent before a request is given up." },
  {
    name: "LOG_LEVEL",
    default: "info; warn where LOG_FORMAT is text",
    meaning:
      "What is told: `error` (what broke), `warn` (also what went wrong outside), `info` (also a line for each request). `debug` and `trace` tell no more; `fatal` and `silent` only why the console ends.",
  },
  {
    name: "LOG_FORMAT",
    default: "json; text in a terminal",
    meaning: "`json`: every line is an object, for programs. `text`: for people.",
  },
  { name: "WEB_DIR", default: "./dist/web", meaning: "Folder of the built pages." },
  {
    name: "CHANNELKEEPER_SANDBOX",
    default: "0",
    meaning: "`1` when the ZOOM_… settings point at the sandbox; `npm start` sets it.",
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof settings)[number]["name"];
