// What `GET /api/access/connection` tells: how the account is connected, and how that goes. Never a token.
import * as v from "valibot";
import type { AccountTrouble } from "../../contract/bff.ts";

const atMs = v.number();
const orNull = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null);

export const Replaced = v.object({ name: v.string(), atMs });
/** `name`: who disconnected it; null where Zoom ended it. */
export const Ended = v.object({ atMs, name: orNull(v.string()) });
export const LastFailure = v.object({ atMs, trouble: v.custom<AccountTrouble>((text) => typeof text === "string") });

export const ConnectionInfo = v.object({
  /** `none`: no app of the account is in the settings. */
  kind: v.picklist(["server-to-server", "admin-managed", "none"]),
  /** There is an admin-managed app in the settings too, which is not used. */
  isOtherUnused: v.boolean(),
  state: v.picklist(["connected", "never", "disconnected", "ended"]),
  /** Why it cannot be used just now, as a sentence. */
  trouble: orNull(v.string()),
  /** Whether whoever asks can connect it, which owners and administrators of the account can. */
  canConnect: v.boolean(),
  /** Whether whoever asks looks after it, and does not only look at it. */
  isKeeper: v.boolean(),
  /** In whose name Zoom does what is done through it; null while that is not known. */
  authority: orNull(v.object({ name: v.string(), roleName: v.string() })),
  connectedAtMs: orNull(atMs),
  replaced: orNull(Replaced),
  ended: orNull(Ended),
  /** As Zoom granted them; null while there is no token. */
  scopes: orNull(v.array(v.string())),
  lastUsedAtMs: orNull(atMs),
  refreshes: v.object({ count: v.number(), lastAtMs: orNull(atMs) }),
  failures: v.object({ count: v.number(), last: orNull(v.object({ atMs, sentence: v.string() })) }),
  plan: v.string(),
  /** The requests of a UTC day that Zoom allows the account, of each pool that has a limit. */
  budget: v.array(v.object({ labels: v.array(v.string()), used: v.number(), limit: v.number(), renewsAtMs: atMs })),
  /** What the admin-managed app has as its redirect address. */
  redirectAddress: v.string(),
});
export type ConnectionInfo = v.InferOutput<typeof ConnectionInfo>;

/** `?connecting=…` of the page to which the BFF sends a browser back from Zoom. */
export const connectOutcomes = [
  "connected",
  /** Another administrator's connection was replaced. */
  "replaced",
  /** One's own was made anew. */
  "renewed",
  /** They said no at Zoom, or Zoom would not let them grant. */
  "denied",
  /** It fits nothing begun in this browser within the last ten minutes. */
  "expired",
  /** Someone else than whoever began it is signed in to the console, or nobody. */
  "other_session",
  /** Someone else than whoever began it allowed the app at Zoom. */
  "other_person",
  "other_account",
  /** Neither owner nor administrator of the Zoom account. */
  "no_administrator",
  /** The app is one that acts for one person. */
  "not_of_account",
  "missing_scope",
  "client_refused",
  "unavailable",
  "failed",
] as const;
export type ConnectOutcome = (typeof connectOutcomes)[number];
