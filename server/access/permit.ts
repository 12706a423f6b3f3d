// The one place that says whether somebody may have something done through a connection, and whose grant carries it then.
import type { ConnectionName } from "../../contract/bff.ts";
import type { Operation } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Right } from "../../domain/access/rights.ts";
import { viewOf } from "../../domain/access/view-of.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { accountUnavailable, lacksScope, RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import type { TokenSource, ZoomGrant } from "../zoom/call.ts";
import { accountTroubleOf } from "./account-trouble.ts";
import type { Actors, Permissions } from "./actors.ts";
import { channelsOfQuery, type Places } from "./places.ts";
import { rolesUnknown } from "./roles-unknown.ts";
import { isOpenThroughAccount, isOpenThroughMe } from "./table.ts";

export interface GrantDeps {
  readonly userTokens: (userId: string) => TokenSource;
  readonly account: AccountAccess | null;
}

/** The account connection, with who may have what done through it. */
export interface AccountAccess extends ZoomGrant {
  readonly actors: Actors;
  readonly places: Places;
}

type Asking = Pick<Session, "userId" | "accountId">;

/** What is to be sent, and what for. */
export interface Wanted {
  readonly operation: Operation & { readonly id: OperationId };
  /** Of the path, which say what it is about. */
  readonly params: Readonly<Record<string, string>>;
  /** It names channels too, for some of what reads. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The kinds of change that it is part of; left out where somebody only looks. */
  readonly doing?: readonly Right[] | undefined;
}

/** @throws RequestFailure `forbidden_role` */
export function grantToUse(
  deps: GrantDeps,
  session: Asking,
  connection: ConnectionName,
  wanted: Wanted,
): ZoomGrant | Promise<ZoomGrant> {
  return connection === "me" ? personalGrant(deps, session, wanted) : accountGrant(deps, session, wanted);
}

function personalGrant({ account, userTokens }: GrantDeps, session: Asking, { operation }: Wanted): ZoomGrant {
  if (!isOpenThroughMe(operation.id))
    throw new RequestFailure("forbidden_role", "Zoom offers this operation to account-level apps only.");
  // Whoever has a session is of the account the console is for, which shares its limits among all apps.
  return { tokens: userTokens(session.userId), accountId: account?.accountId ?? session.accountId };
}

async function accountGrant({ account }: GrantDeps, session: Asking, wanted: Wanted): Promise<ZoomGrant> {
  if (!account) throw new RequestFailure("forbidden_role", "This console has no account connection.");
  const permissions = await permissionsFor(account.actors, session.userId);
  if (!isOpenThroughAccount(wanted.operation.id) || !(await mayHave(account.places, permissions, wanted)))
    throw new RequestFailure("forbidden_role", "Your role does not allow this through the account connection.");
  return account;
}

/**
 * What a change reads and sends is allowed by the right to make it, which `whyNot` asks about each thing; what somebody
 * looks at by a view. Lists of the account come unfiltered from Zoom, so they need it over all.
 */
async function mayHave(
  places: Places,
  permissions: Permissions,
  { operation, params, query, doing }: Wanted,
): Promise<boolean> {
  if (doing) return doing.some((right) => permissions.some(right));
  const view = viewOf(operation.id);
  if (view === null || !permissions.some(view)) return false;
  const named = [params, ...channelsOfQuery(query)];
  const verdicts = await orUnavailable(() => places.verdicts(permissions, view, named));
  return verdicts.every(({ is }) => is === "allowed");
}

/** By these somebody comes to have more, who must not have lost a moment ago what allows it. */
const raises: ReadonlySet<string> = new Set<string>([
  ...["invite-administrators", "promote-members", "undo-demote-members", "undo-remove-members"],
]);

/** Why somebody may not do something to each of these, as a sentence; null where they may. @throws CallFailed */
export async function whyNot(
  { actors, places }: AccountAccess,
  userId: string,
  right: Right,
  targets: readonly unknown[],
  /** The action that is about to be sent. */
  sent?: string,
): Promise<readonly (string | null)[]> {
  const isNow = sent !== undefined && raises.has(sent);
  const verdicts = await places.verdicts(await permissionsFor(actors, userId), right, targets, { isNow });
  return verdicts.map((verdict) => (verdict.is === "allowed" ? null : verdict.why));
}

/** @throws RequestFailure `unavailable`, `account_unavailable` where the app lacks a scope */
export async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    // Waiting mends none.
    const { kind, scopes = [] } = error.failure;
    if (kind === "missing_scope") throw lacksScope(scopes, error);
    throw rolesUnknown(error);
  }
}

/** @throws RequestFailure `account_unavailable` */
export async function permissionsFor(actors: Actors, userId: string): Promise<Permissions> {
  const atHand = actors.cached(userId);
  if (atHand) return atHand;
  try {
    return await actors.of(userId);
  } catch (error) {
    const trouble = accountTroubleOf(error);
    throw trouble === null ? error : accountUnavailable(trouble, error);
  }
}
