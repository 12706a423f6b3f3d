// An entry of the audit trail: what somebody did, or was refused, as it is kept, hashed and read.
import * as v from "valibot";

/** `intent`: about to be sent. `outcome`: what came of it. `event`: both at once, of what the console did itself. */
const entryKinds = ["intent", "outcome", "event"] as const;
export const auditOutcomes = ["done", "partly", "failed", "refused", "unknown"] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** What can be acted on. `people` holds those whose ID or address is known. */
const targetKinds = ["channel", "space", "group", "mention_group", "person", "emoji", "change", "other"] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What is null may be left out of what arrives. */
const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema), null);

const AuditTarget = v.object({
  kind: v.picklist(targetKinds),
  /** Empty where it had none yet. */
  id: v.string(),
  /** What a person calls it; empty where that was not known. */
  name: v.string(),
});
export type AuditTarget = v.InferOutput<typeof AuditTarget>;

const AuditPerson = v.object({
  /** Zoom user ID; empty where nobody was signed in. */
  id: v.string(),
  email: v.string(),
  name: v.string(),
  /** Zoom role, as it was when they signed in. */
  role: v.string(),
  /** First characters of the session's hash: tells a person's sessions apart, opens none. */
  session: v.string(),
});
export type AuditPerson = v.InferOutput<typeof AuditPerson>;

const AuditState = v.object({
  /** Of the item in its change. */
  n: v.number(),
  name: v.string(),
  /** Cut to size; null where it was not known. */
  before: orNull(v.unknown()),
  after: orNull(v.unknown()),
});

/** Times are epoch milliseconds. Sizes are bounded: see `server/audit/summary.ts`. */
export const AuditEntry = v.object({
  v: v.literal(1),
  /** Of this entry. */
  id: v.string(),
  kind: v.picklist(entryKinds),
  atMs: v.number(),
  /** Joins an intent with its outcome, and both with the log. */
  requestId: v.string(),
  accountId: v.string(),
  person: AuditPerson,
  /** IP address the request came from; for a job that of whoever applied it; empty where none is known. */
  address: v.string(),
  connection: v.picklist(["me", "account", "console"]),
  /** Zoom's operation ID, or what the console did: `signIn`. */
  operation: v.string(),
  /** ID of the action that sent it; empty for none. */
  action: v.string(),
  targets: v.array(AuditTarget),
  /** With those that found no room in `targets`. */
  targetCount: v.number(),
  /** The change it is part of, which of its items, as `0-19,25`, and the ticket it was made for; left out where there is none. */
  change: orNull(v.object({ id: v.string(), items: v.string(), ticket: v.exactOptional(v.string()) })),
  request: orNull(
    v.object({
      params: v.record(v.string(), v.string()),
      query: v.record(v.string(), v.string()),
      body: orNull(v.unknown()),
      bodySha256: orNull(v.string()),
    }),
  ),
  /** What the items were and were to become, as many as find room. */
  states: v.array(AuditState),
  /** Of outcomes and events. */
  result: orNull(
    v.object({
      outcome: v.picklist(auditOutcomes),
      /** HTTP status; 0 where no answer came, null for what was not sent to Zoom. */
      status: orNull(v.number()),
      /** Zoom's, or the console's own for what it refused; empty for none. */
      code: v.string(),
      trackingId: v.string(),
      durationMs: orNull(v.number()),
      /** Items by what became of them. */
      items: v.record(v.string(), v.number()),
      /** No answer came, and Zoom was asked later what had become of it. */
      isVerified: v.boolean(),
      /** How often the same was refused. */
      count: v.number(),
    }),
  ),
  /** What else there is to say of an event, such as the settings that changed. */
  detail: orNull(v.unknown()),
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;

/** The part that is not of every entry, as it is where there is none. */
export const noDetails = {
  action: "",
  targets: [],
  targetCount: 0,
  change: null,
  request: null,
  states: [],
  result: null,
  detail: null,
} satisfies Partial<AuditEntry>;

export const noResult = {
  status: null,
  code: "",
  trackingId: "",
  durationMs: null,
  items: {},
  isVerified: false,
  count: 1,
} satisfies Partial<NonNullable<AuditEntry["result"]>>;

/** By which keys an entry is found as being about a target: by kind and ID, and by name whatever its case. */
export function targetKeys({ kind, id, name }: AuditTarget): readonly string[] {
  return [...(id === "" ? [] : [`${kind}:${id}`]), ...(name === "" ? [] : [nameKey(name)])];
}

export const nameKey = (name: string): string => `name:${name.toLowerCase()}`;
/**
 * The keys that a search for a text looks for, be it `channel:ID`, an ID, an address or a name; or several of them with
 * semicolons between, of which an entry is about any.
 */
export function searchedKeys(text: string): readonly string[] {
  const parts = text.split(";").map((part) => part.trim());
  return [...new Set([text, ...parts])].filter((part) => part !== "").flatMap(keysOf);
}

function keysOf(text: string): readonly string[] {
  const isKey = targetKinds.some((kind) => text.startsWith(`${kind}:`));
  return isKey ? [text] : [...targetKinds.map((kind) => `${kind}:${text}`), nameKey(text)];
}
