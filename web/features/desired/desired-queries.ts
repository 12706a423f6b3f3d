import { queryOptions } from "@tanstack/react-query";
import {
  DesiredCheck as Check,
  type DesiredCheck,
  DesiredFile,
  DesiredSaved,
  DesiredState,
} from "../../../domain/desired/info.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { requestBlob } from "../../lib/api/request-blob.ts";

const ROOT = "/api/desired";

/** Keys and functions of the desired state. */
export const desiredQueries = {
  all: ["desired"] as const,

  state: () =>
    queryOptions({
      queryKey: [...desiredQueries.all, "state"],
      queryFn: ({ signal }) => request({ path: ROOT, schema: DesiredState, signal }),
      staleTime: 0,
    }),

  /** Of the saved file; another version is another question. */
  check: (version: number) =>
    queryOptions({
      queryKey: [...desiredQueries.all, "check", version],
      queryFn: ({ signal }): Promise<DesiredCheck> => request({ path: `${ROOT}/check`, schema: Check, signal }),
      staleTime: 0,
    }),
};

/** @throws ApiError */
export const checkText = (text: string): Promise<DesiredCheck> =>
  request({ path: `${ROOT}/check`, method: "POST", body: { text }, schema: Check });

/** @param version the one it was made of; 0 for the first. @throws ApiError */
export const saveText = (text: string, version: number): Promise<DesiredSaved> =>
  request({ path: ROOT, method: "PUT", body: { text, version }, schema: DesiredSaved });

/** Has the file say what is. @throws ApiError */
export const acceptDifferences = (ids: readonly string[], version: number): Promise<DesiredSaved> =>
  request({ path: `${ROOT}/accept`, method: "POST", body: { ids, version }, schema: DesiredSaved });

/** @throws ApiError */
export const savedVersion = (version: number): Promise<DesiredFile> =>
  request({ path: `${ROOT}/versions/${version}`, schema: DesiredFile });

/**
 * What the inventory knows, as a file.
 *
 * @param within the ID of a space, `none` for channels in no space; empty for all
 * @throws ApiError
 */
export const exported = (of: readonly string[], isExact: boolean, within: string): Promise<Blob> =>
  requestBlob(
    withQuery(`${ROOT}/export`, { of: of.join(","), exact: isExact ? "yes" : "no", within: within || undefined }),
  );
