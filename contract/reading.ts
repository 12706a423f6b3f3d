import type { Operation } from "./operation.ts";
import type { OperationId } from "./operations.gen.ts";

/** Operations that read though their method is not GET. */
const readingPosts: ReadonlySet<string> = new Set<OperationId>(["searchUsersOrAccountsChannels"]);

/** True when an operation changes nothing, so that sending it again does no harm. */
export const isReading = ({ id, method }: Pick<Operation, "id" | "method">): boolean =>
  method === "GET" || readingPosts.has(id);
