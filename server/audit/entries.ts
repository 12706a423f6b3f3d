// Makes entries of the trail from what is done, each small however large that is.
import { createHash, randomUUID } from "node:crypto";
import type { ConnectionName } from "../../contract/bff.ts";
import { type AuditEntry, type AuditOutcome, type AuditTarget, noDetails, noResult } from "../../domain/audit/entry.ts";
import { rangesOf } from "../../domain/audit/ranges.ts";
import type { RequestBody } from "../proxy/request-body.ts";
import { formFields } from "./form.ts";
import { cutText, summariseBody, summariseParameters, summariseSome } from "./summary.ts";

/** Who does something, and from where. */
export interface Who {
  readonly userId: string;
  readonly accountId: string;
  readonly email: string;
  readonly displayName: string;
  readonly roleName: string;
  /** Empty where it is done without their session, as by a job. */
  readonly idHash: string;
  /** IP address; left out where it is not known. */
  readonly address?: string | undefined;
}

/** Items of a change that one call is about. */
export interface AboutItems {
  readonly changeId: string;
  /** Of the change; left out where there is none. */
  readonly ticket?: string | null;
  readonly action: string;
  readonly items: readonly {
    readonly n: number;
    readonly name: string;
    readonly targets: readonly AuditTarget[];
    readonly before: unknown;
    readonly after: unknown;
  }[];
}

/** A call that changes something at Zoom. */
export interface Mutation {
  readonly requestId: string;
  readonly who: Who;
  readonly connection: ConnectionName;
  readonly operationId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: RequestBody | null;
  readonly targets: readonly AuditTarget[];
  /** Left out of what is part of no change. */
  readonly about?: AboutItems | undefined;
}

export interface MutationResult {
  readonly outcome: AuditOutcome;
  /** 0 where no answer came. */
  readonly status: number;
  readonly code: string | null;
  readonly trackingId: string | undefined;
  readonly durationMs: number;
  /** What became of the items, by their numbers, as far as that is known. */
  readonly items?: ReadonlyMap<number, string> | undefined;
  /** What else it turned out to be about, as what was created. */
  readonly targets?: readonly AuditTarget[];
  readonly isVerified?: boolean;
}

/** Something the console did, or refused, itself. */
export interface AuditEvent {
  readonly requestId: string;
  readonly who: Who;
  readonly operation: string;
  readonly connection?: ConnectionName | undefined;
  /** ID of the action that it is about. */
  readonly action?: string | undefined;
  readonly outcome?: AuditOutcome;
  readonly code?: string;
  readonly count?: number;
  readonly change?: { readonly id: string; readonly title: string; readonly ticket?: string | null } | undefined;
  /** What else it is about, beside the change. */
  readonly targets?: readonly AuditTarget[] | undefined;
  readonly detail?: unknown;
}

/** Of an entry's parts, in characters of JSON. */
const MOST_TARGETS = 5_000;
const MOST_STATES = 4_000;

export const nobody: Who = { userId: "", accountId: "", email: "", displayName: "", roleName: "", idHash: "" };

function whoAndWhen(who: Who, requestId: string, atMs: number) {
  const { userId, email, displayName, roleName, idHash } = who;
  return {
    v: 1,
    id: randomUUID(),
    atMs,
    requestId,
    accountId: who.accountId,
    person: {
      id: userId,
      email: cutText(email),
      name: cutText(displayName),
      role: cutText(roleName),
      session: idHash.slice(0, 8),
    },
    address: who.address ?? "",
  } as const;
}

/** Left out where there is none, so that the entries of changes without one read as they always did. */
const ticketOf = ({ ticket }: { readonly ticket?: string | null }) => (ticket ? { ticket: cutText(ticket) } : {});

const targetsOf = ({ targets, about }: Mutation): readonly AuditTarget[] => [
  ...targets,
  ...(about?.items.flatMap((item) => item.targets) ?? []),
];

function call(mutation: Mutation, atMs: number) {
  const { who, requestId, connection, operationId, about } = mutation;
  const targets = uniqueTargets(targetsOf(mutation));
  return {
    ...noDetails,
    ...whoAndWhen(who, requestId, atMs),
    connection,
    operation: operationId,
    action: about?.action ?? "",
    targets: summariseSome(targets, MOST_TARGETS),
    targetCount: targets.length,
    change: about
      ? { id: about.changeId, items: cutText(rangesOf(about.items.map(({ n }) => n))), ...ticketOf(about) }
      : null,
  };
}

export async function intentOf(mutation: Mutation, atMs: number): Promise<AuditEntry> {
  const { params, query, body, about } = mutation;
  return {
    ...call(mutation, atMs),
    kind: "intent",
    request: {
      params: summariseParameters(Object.entries(params)),
      query: summariseParameters(Object.entries(query)),
      body: body && summariseBody(body.json === undefined ? await formFields(body) : body.json),
      bodySha256: body ? createHash("sha256").update(body.bytes).digest("hex") : null,
    },
    states: summariseSome(
      about?.items.map(({ n, name, before, after }) => ({ n, name, before: before ?? null, after: after ?? null })) ??
        [],
      MOST_STATES,
    ),
  };
}

export function outcomeOf(mutation: Mutation, result: MutationResult, atMs: number): AuditEntry {
  const { targets = [], code, trackingId, items } = result;
  const known = uniqueTargets([...targets, ...targetsOf(mutation)]);
  return {
    ...call(mutation, atMs),
    kind: "outcome",
    targets: summariseSome(known, MOST_TARGETS),
    targetCount: known.length,
    result: {
      outcome: result.outcome,
      status: result.status,
      code: code === null ? "" : cutText(code),
      trackingId: trackingId === undefined ? "" : cutText(trackingId),
      durationMs: Math.round(result.durationMs),
      items: countsOf(items ?? new Map()),
      isVerified: result.isVerified === true,
      count: 1,
    },
  };
}

export function eventOf(event: AuditEvent, atMs: number): AuditEntry {
  const { who, requestId, operation, connection = "console", outcome = "done", change, detail = null } = event;
  const changed: AuditTarget[] = change ? [{ kind: "change", id: change.id, name: cutText(change.title) }] : [];
  const about = uniqueTargets([...changed, ...(event.targets ?? [])]);
  return {
    ...noDetails,
    ...whoAndWhen(who, requestId, atMs),
    kind: "event",
    connection,
    operation,
    action: event.action ?? "",
    targets: summariseSome(about, MOST_TARGETS),
    targetCount: about.length,
    change: change ? { id: change.id, items: "", ...ticketOf(change) } : null,
    result: { ...noResult, outcome, code: event.code ?? "", count: event.count ?? 1 },
    detail: summariseBody(detail),
  };
}

/** Each once, the first of several. What has an ID by now, as what was created, is not named without it as well. */
function uniqueTargets(targets: readonly AuditTarget[]): readonly AuditTarget[] {
  const identified = new Set(targets.flatMap((target) => (target.id === "" ? [] : [nameKey(target)])));
  const byKey = new Map<string, AuditTarget>();
  for (const target of targets) {
    if (target.id === "" && identified.has(nameKey(target))) continue;
    const key = JSON.stringify([target.kind, target.id || target.name]);
    if (!byKey.has(key)) byKey.set(key, target);
  }
  return [...byKey.values()];
}

const nameKey = ({ kind, name }: AuditTarget): string => JSON.stringify([kind, name]);

function countsOf(items: ReadonlyMap<number, string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const status of items.values()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
