// Which operations of the Zoom API the console sends through which connection. The browser tests, which use every screen,
// hold what was really sent against this list; the README's scopes are worked out from it.
import type { ConnectionName } from "../contract/bff.ts";
import type { OperationId } from "../contract/operations.gen.ts";

/** Sent through either connection. */
const both = ["addChannelMembersToMentionGroup"] as const satisfies readonly OperationId[];

export const consoleOperations: Readonly<Record<ConnectionName, readonly OperationId[]>> = {
  me: [...both],
  account: [...both],
};
