import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OperationId } from "../contract/operations.gen.ts";
import { type SdkAnswer, type SdkDrive, sdkOf } from "./operations/testing/sdk.ts";
import { accountDrives } from "./operations/testing/sdk-drives-account.ts";
import { channelDrives } from "./operations/testing/sdk-drives-channels.ts";
import { Stage } from "./operations/testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const drives = Object.entries({ ...channelDrives, ...accountDrives }) as [OperationId, SdkDrive][];

async function run({ as, call }: SdkDrive["happy"]): Promise<SdkAnswer> {
  return call(await sdkOf(stage, as), stage);
}

/** The operation and answer of the last request as the sandbox saw it, not as the SDK calls it. */
const lastRequest = () => {
  const entry = stage.sandbox.requests().at(-1);
  return [entry?.operation, entry?.status];
};

describe.each(drives)("the vendor's SDK drives %s", (operation, { happy, answer, refused, refusal }) => {
  it("to success", async () => {
    const { statusCode, data } = await run(happy);
    const [status, expected] = answer;
    expect(statusCode).toBe(status);
    if (typeof expected === "string") expect(data).toBe(expected);
    else expect(data).toMatchObject(expected as object);
    expect(lastRequest()).toEqual([operation, status]);
    expect(stage.sandbox.failures()).toEqual([]);
  });

  it(`to a refusal with ${refusal}`, async () => {
    await expect(run(refused)).rejects.toThrow(`[${refusal}]`);
    expect(lastRequest()).toEqual([operation, Number(refusal.split("/")[0])]);
    expect(stage.sandbox.failures()).toEqual([]);
  });
});
