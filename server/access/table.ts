// Which operations Zoom offers to which connection, and which role of the console follows from a role at Zoom.
import type { Operation } from "../../contract/operation.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import type { BuiltInRoleId } from "../../domain/access/roles.ts";

/** What Zoom says of a person. */
export interface Standing {
  /** The role that they hold over all channels; null where their role at Zoom gives none. */
  readonly role: BuiltInRoleId | null;
  /** What Zoom calls their role. */
  readonly roleName: string;
  /** Zoom no longer takes whoever it is for one of the account's people. */
  readonly hasLeft?: true;
}

type Row = Operation & { readonly id: OperationId };

const idsOf = (fits: (operation: Row) => boolean): ReadonlySet<OperationId> =>
  new Set(operations.filter(fits).map((operation) => operation.id));

const throughMe = idsOf(
  ({ apps, scopes, granularScopes }) =>
    apps !== "account-level only" && scopes.user.length + granularScopes.user.length > 0,
);
const throughAccount = idsOf(
  ({ apps, scopes, granularScopes }) =>
    apps !== "user-managed only" && apps !== "OAuth 2.0 only" && scopes.admin.length + granularScopes.admin.length > 0,
);

/** True when an app that acts for one person may call it. */
export const isOpenThroughMe = (id: OperationId): boolean => throughMe.has(id);

/** True when an app that acts for the account may call it. Whether somebody may is another question: see `permit.ts`. */
export const isOpenThroughAccount = (id: OperationId): boolean => throughAccount.has(id);

export const OWNER = "0";
export const ADMIN = "1";

/** Owners and administrators of the Zoom account. */
export const isAdministrator = (roleId: string | undefined): boolean => roleId === OWNER || roleId === ADMIN;

/** The role that follows from a role at Zoom and its privileges. */
export function roleAtZoom(roleId: string | undefined, permissions: readonly string[]): BuiltInRoleId | null {
  if (isAdministrator(roleId)) return "workspace-admin";
  if (permissions.includes("ChatChannels:Edit")) return "channel-administrator";
  if (permissions.includes("ChatChannels:Read")) return "channel-viewer";
  return null;
}
