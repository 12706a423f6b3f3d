// The picture of a custom emoji. Zoom's list names only its file; where the file is, Zoom tells with a link that is
// good for anybody who has it, so the link stays here and the browser gets the bytes.
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { errors } from "undici";
import * as v from "valibot";
import { operationPath } from "../../contract/match-operation.ts";
import type { Operation } from "../../contract/operation.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import type { GrantToUse } from "../access/grant-to-use.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Grants } from "../oauth/grants.ts";
import { isTokenRefused } from "../proxy/answer.ts";
import { upstreamFailure } from "../proxy/forward.ts";
import type { Candidate, Governor } from "../proxy/governor.ts";
import type { Upstream } from "../proxy/upstream.ts";
import { download, readAtMost } from "./download.ts";
import { pictureTypeOf } from "./picture-type.ts";

export interface PictureDeps {
  readonly upstream: Upstream;
  readonly governor: Governor;
  readonly grants: Grants;
}

export interface PictureRequest {
  readonly grant: GrantToUse;
  readonly userId: string;
  readonly fileId: string;
  /** Of the browser that waits for it. */
  readonly res: ServerResponse;
}

export type Picture =
  | { readonly kind: "picture"; readonly bytes: Buffer; readonly type: string }
  /** Zoom's own words, to be passed on. */
  | { readonly kind: "refused"; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** Tells where a file is. */
export const fileInfo = operationOf("getFileInfo");

const Info = v.pipe(v.string(), v.parseJson(), v.object({ download_url: v.string() }));

/** Where a file is, or why Zoom does not say, takes far less. */
const MOST_INFO_BYTES = 1_048_576;

const maxBytes = operationOf("addCustomEmoji").limits.find(({ unit }) => unit === "bytes")?.max ?? 0;

/**
 * Fetches the picture of an emoji.
 *
 * @throws RequestFailure `no_picture`, `rate_limited`, `upstream_unreachable`, `upstream_timeout`
 * @throws GrantRevoked
 */
export async function fetchPicture(deps: PictureDeps, asked: PictureRequest, signal: AbortSignal): Promise<Picture> {
  try {
    const answer = await askWhere(deps, asked, signal);
    if (answer.status >= 400) return { kind: "refused", ...answer };
    // Not passed on, whatever success it is: it may hold the link.
    if (answer.status !== 200) throw noPicture();
    const info = v.safeParse(Info, answer.body.toString("utf8"));
    if (!info.success) throw noPicture();
    const bytes = await download(info.output.download_url, deps.upstream, maxBytes, signal);
    const type = bytes && pictureTypeOf(bytes);
    if (!type) throw noPicture();
    return { kind: "picture", bytes, type };
  } catch (error) {
    throw isOfNetwork(error) ? upstreamFailure(error, false) : error;
  }
}

/** The network's own failures carry the name of the system call; an answer that is no HTTP is none of undici's others. */
const isOfNetwork = (error: unknown): error is Error =>
  error instanceof errors.UndiciError ||
  error instanceof errors.HTTPParserError ||
  (error instanceof Error && "syscall" in error);

const noPicture = () => new RequestFailure("no_picture", "Zoom has no picture of this emoji that can be shown.");

async function askWhere(
  { upstream, governor, grants }: PictureDeps,
  { grant: { grantId, accountId }, userId, fileId, res }: PictureRequest,
  signal: AbortSignal,
) {
  const candidate: Candidate = { accountId, userId, operation: fileInfo, res };
  await governor.turn(candidate);
  const pool = upstream.pool(upstream.originOf(fileInfo));
  if (!pool) throw new Error("no pool for file info");
  let access = grants.cached(grantId) ?? (await grants.access(grantId));
  for (let attempt = 1; ; attempt += 1) {
    const answer = await pool.request({
      method: "GET",
      path: `/v2${operationPath(fileInfo, { fileId })}`,
      headers: { accept: "application/json", authorization: access.authorization },
      signal,
    });
    const body = await readAtMost(MOST_INFO_BYTES, answer);
    if (!body) throw noPicture();
    const headers: IncomingHttpHeaders = answer.headers;
    if (attempt === 1 && isTokenRefused(answer.statusCode, headers, body)) access = await grants.renew(access);
    else {
      governor.answered(candidate, answer.statusCode, headers);
      return { status: answer.statusCode, headers, body };
    }
  }
}

function operationOf(id: OperationId): Operation & { readonly id: OperationId } {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`the contract has no ${id}`);
  return found;
}
