// `POST /api/staged-files`: what a change is to be made of, sent before the change is planned.
import { Router } from "express";
import { type StagedFileInfo, stagedFilesPath } from "../../contract/bff.ts";
import { MAX_EMOJI_BYTES } from "../../domain/emoji-rules.ts";
import { pictureTypeOf } from "../emoji/picture-type.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { BrowserSignal } from "../middleware/browser-gone.ts";
import type { BodyRoom } from "../proxy/body-room.ts";
import { expectPicture, readBody } from "../proxy/request-body.ts";
import { type SignedInDeps, signedInRoutes } from "../session/signed-in.ts";
import type { StagedFiles } from "./staged-files.ts";

export interface StagedFileRouteDeps extends SignedInDeps {
  readonly stagedFiles: StagedFiles;
  readonly bodyRoom: BodyRoom;
}

export function stagedFileRoutes(deps: StagedFileRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const { session, signedIn, countRefusal } = signedInRoutes(deps);
  router.use(stagedFilesPath, signedIn);
  router.post(stagedFilesPath, async (req, res) => {
    const { userId } = await session(req);
    const expected = expectPicture(req, MAX_EMOJI_BYTES);
    // One of many: there is no hurry, and it waits as long as it takes.
    const asker = { person: userId, lane: "job", signal: new BrowserSignal(res) } as const;
    await deps.bodyRoom.whileTaken(asker, expected.mostBytes, async () => {
      const body = await readBody(req, expected);
      const contentType = body && pictureTypeOf(body.bytes);
      if (!body || !contentType)
        throw new RequestFailure("invalid_request", "Zoom takes PNG, JPEG and GIF pictures, and this is none.");
      const id = await deps.stagedFiles.stage({ userId, bytes: body.bytes, contentType });
      const info: StagedFileInfo = { id };
      res.status(201).json(info);
    });
  });
  router.use(stagedFilesPath, countRefusal);
  return router;
}
