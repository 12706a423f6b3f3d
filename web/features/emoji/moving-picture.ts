import { emojiPicturePath, PERSON_PARAM } from "../../../contract/bff.ts";
import { pagePerson } from "../../lib/api/page-person.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { requestBlob } from "../../lib/api/request-blob.ts";
import { movesIn } from "./add/moves-in.ts";
import { kindOf } from "./add/picture-kind.ts";

/** Where the picture of an emoji is for an image of the page. */
export const picturePath = (id: string): string => withQuery(emojiPicturePath(id), { [PERSON_PARAM]: pagePerson() });

/**
 * The bytes of a picture that moves; null for one that does not. Asked for once the image is there, this comes out of
 * the browser's cache: the BFF lets every picture be kept.
 */
export async function movingPicture(path: string, signal: AbortSignal): Promise<Blob | null> {
  const blob = await requestBlob(path, signal);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const kind = kindOf(bytes);
  return kind !== null && movesIn(kind, bytes) ? blob : null;
}
