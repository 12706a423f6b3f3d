import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Stage } from "../operations/testing/stage.ts";
import { picture } from "../persistence/testing/picture.ts";
import { openSandbox } from "../testing/sandbox-client.ts";
import { anyRequest, ask, numRuns, seed } from "./asking.ts";
import { scenesOf } from "./pools.ts";

it("whatever happened to a company, a later sandbox has it again", async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "channelkeeper-kept-"));
  try {
    const stage = await Stage.open({ dataFolder });
    const requests = anyRequest(await scenesOf(stage));
    const asking = fc.asyncProperty(requests, async (asked) => {
      expect((await ask(stage, asked)).status).toBeLessThan(500);
    });
    await fc.assert(asking, { numRuns: numRuns * 20, seed });
    stage.sandbox.advance(60_000);
    const before = picture(stage.sandbox);
    await stage.close();
    const again = await openSandbox({ dataFolder });
    const after = picture(again);
    await again.close();
    expect(after).toEqual(before);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
