import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OperationId } from "../../../contract/operations.gen.ts";
import { type SdkAnswer, type SdkDrive, sdkOf } from "./sdk.ts";
import { Stage } from "./stage.ts";

/** Lets the vendor's SDK call each operation, once to success and once to a refusal. */
export function describeDrives(drives: Partial<Record<OperationId, SdkDrive>>): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.close());

  async function run({ as, call }: SdkDrive["happy"]): Promise<SdkAnswer> {
    return call(await sdkOf(stage, as), stage);
  }

  /** The operation and answer of the last request as the sandbox saw it, not as the SDK calls it. */
  const lastRequest = () => {
    const entry = stage.sandbox.requests().at(-1);
    return [entry?.operation, entry?.status];
  };

  const all = Object.entries(drives) as [OperationId, SdkDrive][];
  describe.each(all)("the vendor's SDK drives %s", (operation, { happy, answer, refused, refusal }) => {
    it("to success", async () => {
      const { statusCode, data } = await run(happy);
      const [status, expected] = answer;
      expect(statusCode).toBe(status);
      if (expected instanceof RegExp) expect(data).toMatch(expected);
      else if (typeof expected === "string") expect(data).toBe(expected);
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
}
