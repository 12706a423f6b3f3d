// Who may call what through which connection. The account grant is stronger than the people using it, so each
// operation it may carry for someone stands in one of these sets.
import type { Operation } from "../../contract/operation.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";

/** What a person may do through the account connection. */
export type Standing =
  | {
      readonly access: "none";
      /** Zoom no longer takes whoever it is for one of the account's people. */
      readonly hasLeft?: true;
    }
  /** `scope` "channels": by the privilege Chat Channels; "account": owner and admin, who have every privilege. */
  | { readonly access: "read" | "edit"; readonly scope: "channels" | "account" };

/** Addresses of people from other accounts, which Zoom does not show, stand in the audit trail, which those with the whole account read. */
export const seesAddresses = (standing: Standing): boolean =>
  standing.access !== "none" && standing.scope === "account";

/** Families the privilege Chat Channels opens, and the look-ups needed to work with them. */
const channelTags: ReadonlySet<string> = new Set([
  "Chat Channels",
  "Chat Channels (Account-level)",
  "Chat Channel Mention Group",
  "Shared Spaces",
  "Users",
  "Roles",
]);

/** Families of which that privilege opens what reads: a directory group is invited into a channel, and its people are. */
const channelReadingTags: ReadonlySet<string> = new Set(["IM Groups"]);

type Row = Operation & { readonly id: OperationId };

const idsOf = (fits: (operation: Row) => boolean): ReadonlySet<OperationId> =>
  new Set(operations.filter(fits).map((operation) => operation.id));

const worksForPerson = (operation: Row) =>
  operation.apps !== "account-level only" && operation.scopes.user.length + operation.granularScopes.user.length > 0;
const worksForAccount = (operation: Row) =>
  operation.apps !== "user-managed only" &&
  operation.apps !== "OAuth 2.0 only" &&
  operation.scopes.admin.length + operation.granularScopes.admin.length > 0;
const isOfChannels = (operation: Row) =>
  channelTags.has(operation.tag) || (channelReadingTags.has(operation.tag) && isReading(operation));

const throughMe = idsOf(worksForPerson);
const throughAccount = {
  account: {
    read: idsOf((operation) => worksForAccount(operation) && isReading(operation)),
    edit: idsOf(worksForAccount),
  },
  channels: {
    read: idsOf((operation) => worksForAccount(operation) && isOfChannels(operation) && isReading(operation)),
    edit: idsOf((operation) => worksForAccount(operation) && isOfChannels(operation)),
  },
};

/** True when an app that acts for one person may call it. */
export const isOpenThroughMe = (id: OperationId): boolean => throughMe.has(id);

/** True when someone of this standing may call it through the account connection. */
export const isOpenThroughAccount = (id: OperationId, standing: Standing): boolean =>
  standing.access !== "none" && throughAccount[standing.scope][standing.access].has(id);

const OWNER = "0";
const ADMIN = "1";

/** The standing that a Zoom role and its privileges give. */
export function standingOf(roleId: string | undefined, permissions: readonly string[]): Standing {
  if (roleId === OWNER || roleId === ADMIN) return { access: "edit", scope: "account" };
  if (permissions.includes("ChatChannels:Edit")) return { access: "edit", scope: "channels" };
  if (permissions.includes("ChatChannels:Read")) return { access: "read", scope: "channels" };
  return { access: "none" };
}
