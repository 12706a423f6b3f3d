// Whose grant carries an operation for somebody, once the roles have been asked.
import type { ConnectionName } from "../../contract/bff.ts";
import type { Operation } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { accountUnavailable, RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import type { TokenSource, ZoomGrant } from "../zoom/call.ts";
import { accountTroubleOf } from "./account-trouble.ts";
import type { Standings } from "./standings.ts";
import { isOpenThroughAccount, isOpenThroughMe, type Standing } from "./table.ts";

export interface GrantDeps {
  readonly userTokens: (userId: string) => TokenSource;
  readonly account: (ZoomGrant & { readonly standings: Standings }) | null;
}

type Asking = Pick<Session, "userId" | "accountId">;
type Row = Operation & { readonly id: OperationId };

/** @throws RequestFailure `forbidden_role` */
export function grantToUse(
  deps: GrantDeps,
  session: Asking,
  connection: ConnectionName,
  operation: Row,
): ZoomGrant | Promise<ZoomGrant> {
  return connection === "me" ? personalGrant(deps, session, operation) : accountGrant(deps, session, operation);
}

function personalGrant({ account, userTokens }: GrantDeps, session: Asking, operation: Row): ZoomGrant {
  if (!isOpenThroughMe(operation.id))
    throw new RequestFailure("forbidden_role", "Zoom offers this operation to account-level apps only.");
  // Whoever has a session is of the account the console is for, which shares its limits among all apps.
  return { tokens: userTokens(session.userId), accountId: account?.accountId ?? session.accountId };
}

async function accountGrant({ account }: GrantDeps, session: Asking, operation: Row): Promise<ZoomGrant> {
  if (!account) throw new RequestFailure("forbidden_role", "This console has no account connection.");
  const standing = account.standings.cached(session.userId) ?? (await readStanding(account.standings, session.userId));
  if (!isOpenThroughAccount(operation.id, standing))
    throw new RequestFailure("forbidden_role", "Your Zoom role does not allow this through the account connection.");
  return account;
}

/** @throws RequestFailure `account_unavailable` */
export async function readStanding(standings: Standings, userId: string): Promise<Standing> {
  try {
    return await standings.of(userId);
  } catch (error) {
    const trouble = accountTroubleOf(error);
    throw trouble === null ? error : accountUnavailable(trouble, error);
  }
}
