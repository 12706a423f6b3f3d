// Keeps the picture of a custom emoji, so that it can be added again once the emoji is deleted.
import type { StagedFile } from "../../contract/call.ts";
import { bodyOf } from "../../domain/answers/body.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { MAX_EMOJI_BYTES } from "../../domain/emoji-rules.ts";
import { failureOf } from "../../domain/failure.ts";
import { type GrantDeps, grantToUse } from "../access/permit.ts";
import type { Clock } from "../clock.ts";
import { fetchPicture, fileInfo } from "../emoji/picture.ts";
import type { BodyRoom } from "../proxy/body-room.ts";
import type { Session } from "../session/session.ts";
import type { Asker } from "../zoom/call.ts";
import type { Zoom } from "../zoom/client.ts";
import type { StagedFiles } from "./staged-files.ts";

export interface KeepingDeps extends GrantDeps {
  readonly zoom: Pick<Zoom, "call" | "download">;
  readonly stagedFiles: StagedFiles;
  readonly bodyRoom: BodyRoom;
  readonly clock: Clock;
}

/**
 * Takes the picture from Zoom where it was not kept before: a file never changes under its ID. Through the person's own
 * connection always, as pictures are shown; see `emojiRoutes`.
 *
 * @throws CallFailed when Zoom refuses it
 * @throws RequestFailure
 */
export async function keepPicture(
  deps: KeepingDeps,
  person: Pick<Session, "userId" | "accountId">,
  fileId: string,
  asker: Asker,
): Promise<StagedFile> {
  const { zoom, stagedFiles, bodyRoom, clock } = deps;
  const { userId } = person;
  const kept = await stagedFiles.keptOf(userId, fileId);
  if (kept !== undefined) return { stagedFile: kept };
  const grant = await grantToUse(deps, person, "me", { operation: fileInfo, params: {}, query: {} });
  return bodyRoom.whileTaken(asker, MAX_EMOJI_BYTES, async () => {
    const picture = await fetchPicture(zoom, { ...asker, grant, fileId });
    if (picture.kind === "refused") {
      const { status, bytes, headers } = picture.answer;
      const header = (name: string) => {
        const value: unknown = headers[name as keyof typeof headers];
        return typeof value === "string" ? value : null;
      };
      throw new CallFailed(failureOf({ status, body: bodyOf(bytes.toString("utf8")), header }, clock.nowMs()));
    }
    const { bytes, type: contentType } = picture;
    return { stagedFile: await stagedFiles.stage({ userId, bytes, contentType, sourceId: fileId }) };
  });
}
