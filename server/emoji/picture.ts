// The picture of a custom emoji. Zoom's list names only its file; where the file is, Zoom tells with a link that is
// good for anybody who has it, so the link stays here and the browser gets the bytes.
import * as v from "valibot";
import { operationById } from "../../contract/operation-by-id.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import { readJson } from "../zoom/answer.ts";
import type { Answer, Asker, Lane, NoAnswer, NoRoom, ZoomGrant } from "../zoom/call.ts";
import type { Zoom } from "../zoom/client.ts";
import { pictureTypeOf } from "./picture-type.ts";

export interface PictureRequest extends Asker {
  readonly grant: ZoomGrant;
  readonly fileId: string;
}

export type Picture =
  | { readonly kind: "picture"; readonly bytes: Buffer; readonly type: string }
  /** Zoom's own words, to be passed on. */
  | { readonly kind: "refused"; readonly answer: Answer };

/** Tells where a file is. */
export const fileInfo = operationById("getFileInfo");

const Info = v.object({ download_url: v.string() });

/** Where a file is, or why Zoom does not say, takes far less. */
const MOST_INFO_BYTES = 1_048_576;

const maxBytes = operationById("addCustomEmoji").limits.find(({ unit }) => unit === "bytes")?.max ?? 0;

/**
 * Fetches the picture of an emoji.
 *
 * @throws RequestFailure `no_picture`, `rate_limited`, `upstream_unreachable`, `upstream_timeout`
 * @throws GrantRevoked
 */
export async function fetchPicture(
  zoom: Pick<Zoom, "call" | "download">,
  { grant, fileId, lane: first, ...asker }: PictureRequest,
): Promise<Picture> {
  const answer = answered(
    await patiently(first, (lane) =>
      zoom.call(
        { operation: fileInfo, params: { fileId }, query: {}, body: null },
        { ...asker, lane, grant, mostBytes: MOST_INFO_BYTES },
      ),
    ),
  );
  if (answer.status >= 400) return { kind: "refused", answer };
  // Not passed on, whatever success it is: it may hold the link.
  const info = answer.status === 200 ? readJson(answer, Info) : null;
  if (!info) throw noPicture();
  const file = answered(
    await patiently(first, (lane) =>
      zoom.download(info.download_url, { ...asker, lane, accept: "image/*", mostBytes: maxBytes }),
    ),
  );
  const type = file.status === 200 ? pictureTypeOf(file.bytes) : null;
  if (!type) throw noPicture();
  return { kind: "picture", bytes: file.bytes, type };
}

/**
 * Does it at once where there is room. Whoever scrolls fast asks for more pictures than there is room for: those wait as
 * what nobody waits for does, as long as it takes.
 */
async function patiently<Result extends Answer | NoAnswer>(
  first: Lane,
  work: (lane: Lane) => Promise<Result>,
): Promise<Result> {
  const result = await work(first);
  const isNoRoom = result.kind === "failed" && result.reason === "no_room" && passing.has(result.noRoom.of);
  return isNoRoom ? work("job") : result;
}

const passing: ReadonlySet<NoRoom["of"]> = new Set(["label", "connections"]);

const noPicture = () => new RequestFailure("no_picture", "Zoom has no picture for this emoji that can be shown.");

function answered(result: Awaited<ReturnType<Zoom["call"]>>): Answer {
  if (result.kind === "answer") return result;
  throw result.reason === "too_long" ? noPicture() : zoomFailure(result);
}
