import { queryOptions } from "@tanstack/react-query";
import type { InferInput } from "valibot";
import { type NewView, SavedView, SavedViews, type ViewChange } from "../../../domain/saved-view.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";

const PATH = "/api/views";
const pathOf = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;

/** Views of a page that somebody keeps, their own and those that are shared with them. */
export const viewsQuery = (page: string) =>
  queryOptions({
    queryKey: ["views", page],
    queryFn: ({ signal }) => request({ path: withQuery(PATH, { page }), schema: SavedViews, signal }),
    staleTime: 60_000,
  });

/** @throws ApiError */
export const keepView = (body: InferInput<typeof NewView>): Promise<SavedView> =>
  request({ path: PATH, method: "POST", body, schema: SavedView });

/** @throws ApiError */
export const changeView = (id: string, body: InferInput<typeof ViewChange>): Promise<SavedView> =>
  request({ path: pathOf(id), method: "PATCH", body, schema: SavedView });

/** @throws ApiError */
export const deleteView = (id: string): Promise<undefined> =>
  request({ path: pathOf(id), method: "DELETE", schema: null });
