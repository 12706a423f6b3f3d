import { queryOptions } from "@tanstack/react-query";
import { auditPath } from "../../../contract/bff.ts";
import { AuditAct, AuditList, type AuditRow } from "../../../domain/audit/info.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { cursorPage } from "../../lib/cursor-list/page.ts";
import type { AuditFilter } from "./audit-filter.ts";

export const auditQueries = {
  all: ["audit"] as const,

  list: (filter: AuditFilter) =>
    cursorListOptions<AuditRow>({
      queryKey: [...auditQueries.all, "list", filter],
      fetchPage: async (cursor, signal) => {
        const path = withQuery(auditPath, { ...filter, next_page_token: cursor });
        const page = await request({ path, schema: AuditList, signal });
        return cursorPage(page.rows, page.next_page_token, undefined, Date.now());
      },
      staleTimeMs: 0,
    }),

  /** An entry with those that belong to it; of somebody else as what was done to a channel one leads. */
  act: (seq: string, led: string | undefined) =>
    queryOptions({
      queryKey: [...auditQueries.all, "act", seq, led],
      queryFn: async ({ signal }) => {
        const path = withQuery(`${auditPath}/${encodeURIComponent(seq)}`, { led });
        return (await request({ path, schema: AuditAct, signal })).rows;
      },
    }),
};

export const auditRowId = ({ seq }: AuditRow): string => String(seq);
