import { queryOptions } from "@tanstack/react-query";
import { helpDeskPath } from "../../../contract/bff.ts";
import { TemporaryAccess, type TemporaryPlace } from "../../../domain/help-desk/temporary-access.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";

/** Of a person by their key, or of a channel by its ID. */
export type TemporaryOf = { readonly person: string } | { readonly channel: string };

/** What was given until a day. */
export const temporaryQueries = {
  all: ["help-desk", "temporary-access"] as const,

  of: (of: TemporaryOf) =>
    queryOptions({
      queryKey: [...temporaryQueries.all, of],
      queryFn: async ({ signal }): Promise<readonly TemporaryPlace[]> =>
        (await request({ path: withQuery(`${helpDeskPath}/temporary-access`, of), schema: TemporaryAccess, signal }))
          .places,
      staleTime: 0,
    }),
};
