import type { OperationContext } from "./operation.ts";

/** Where the request's page starts in a list whose positions are numbers. */
export const pageStart = (context: OperationContext): number => Number(context.cursor.position ?? 0);

/** The paging fields of a list answer. */
export function paging(context: OperationContext, next: number | null) {
  return {
    next_page_token: context.cursor.next(next === null ? null : String(next)),
    page_size: context.cursor.pageSize,
  };
}
