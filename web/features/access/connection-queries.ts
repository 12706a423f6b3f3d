import { queryOptions } from "@tanstack/react-query";
import * as v from "valibot";
import { connectionPath } from "../../../contract/bff.ts";
import { ConnectionInfo } from "../../../domain/access/connection.ts";
import { request } from "../../lib/api/request.ts";
import { accessQueries } from "./access-queries.ts";

export const connectionQuery = queryOptions({
  queryKey: [...accessQueries.all, "connection"],
  queryFn: ({ signal }): Promise<ConnectionInfo> => request({ path: connectionPath, schema: ConnectionInfo, signal }),
  staleTime: 0,
  retry: false,
});

const Begun = v.object({ url: v.string() });

/** @returns the address at Zoom where it is allowed. @throws ApiError */
export const beginConnecting = async (): Promise<string> =>
  (await request({ path: connectionPath, method: "POST", schema: Begun })).url;

/** @throws ApiError */
export const disconnectAccount = (): Promise<undefined> =>
  request({ path: connectionPath, method: "DELETE", schema: null });
