import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { inventoryPath } from "../../../contract/bff.ts";
import {
  type ExternalAsked,
  type ExternalCounts,
  ExternalPage,
  type ExternalRow,
  ExternalValues,
  externalQuery,
} from "../../../domain/inventory/external.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { PAGE_ROWS, placeOf } from "../../lib/leaping-list/pages.ts";
import type { LeapSource } from "../../lib/leaping-list/use-leaping-list.ts";

const ROOT = `${inventoryPath}/external`;

export const rowIdOf = ({ kind, id, key }: ExternalRow): string => `${kind} ${id} ${key}`;

/** Keys and functions of external people in the inventory. */
export const externalQueries = {
  all: ["inventory", "external"] as const,

  list: (asked: ExternalAsked): LeapSource<ExternalRow> => ({
    queryKey: [...externalQueries.all, "list", externalQuery(asked)],
    fetchPage: async (start, signal) => {
      const path = withQuery(ROOT, { page_size: PAGE_ROWS, ...placeOf(start), ...externalQuery(asked) });
      const { rows, next_page_token, total } = await request({ path, schema: ExternalPage, signal });
      return { rows, next: next_page_token || undefined, total };
    },
    idOf: rowIdOf,
  }),

  /** How many people, organizations, channels and spaces what matches is of. */
  counts: (asked: ExternalAsked) =>
    queryOptions({
      queryKey: [...externalQueries.all, "counts", externalQuery({ ...asked, sort: "person" })],
      queryFn: async ({ signal }): Promise<ExternalCounts & { readonly total: number }> => {
        const path = withQuery(ROOT, { page_size: 1, ...externalQuery({ ...asked, sort: "person" }) });
        const { counts, total } = await request({ path, schema: ExternalPage, signal });
        return { ...counts, total };
      },
      placeholderData: keepPreviousData,
    }),

  /** The values of each filter, with how many rows they would leave. */
  values: (asked: ExternalAsked) =>
    queryOptions({
      queryKey: [...externalQueries.all, "values", externalQuery({ ...asked, sort: "person" })],
      queryFn: ({ signal }) =>
        request({
          path: withQuery(`${ROOT}/values`, externalQuery({ ...asked, sort: "person" })),
          schema: ExternalValues,
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
};
