// The one place that says whether somebody may have something done through a connection, and whose grant carries it then.
import type { ConnectionName } from "../../contract/bff.ts";
import type { Operation } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { type Right, viewOf } from "../../domain/access/rights.ts";
import { accountUnavailable, RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import type { TokenSource, ZoomGrant } from "../zoom/call.ts";
import { accountTroubleOf } from "./account-trouble.ts";
import type { Actors, Permissions } from "./actors.ts";
import { isOpenThroughAccount, isOpenThroughMe } from "./table.ts";

export interface GrantDeps {
  readonly userTokens: (userId: string) => TokenSource;
  readonly account: (ZoomGrant & { readonly actors: Actors }) | null;
}

type Asking = Pick<Session, "userId" | "accountId">;

/** What is to be sent, and what for. */
export interface Wanted {
  readonly operation: Operation & { readonly id: OperationId };
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
  if (!isOpenThroughAccount(wanted.operation.id) || !mayHave(permissions, wanted))
    throw new RequestFailure("forbidden_role", "Your role does not allow this through the account connection.");
  return account;
}

/** What a change reads and sends is allowed by the right to make it; what somebody looks at by a view. */
function mayHave(permissions: Permissions, { operation, doing }: Wanted): boolean {
  if (doing) return doing.some((right) => permissions.some(right));
  const view = viewOf(operation.id);
  return view !== null && permissions.all(view);
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
