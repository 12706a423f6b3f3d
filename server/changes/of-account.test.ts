// What is everyone's, through one's own connection: few at a time is many in the end.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { type Stack, startStack } from "../testing/stack.ts";

let stack: Stack;
let owner: Browser;
beforeAll(async () => {
  const approval = { aboveItems: 2, isGraveIncluded: false, withinMs: 3_600_000 };
  stack = await startStack({ jobs: true, config: { approval } });
  owner = await stack.signIn("owner");
});
afterAll(() => stack.close());

test("emojis deleted one by one count together, as they do through the account connection", async () => {
  const list = await owner.get("/api/zoom/me/chat/emoji?page_size=5");
  expect(list.status).toBe(200);
  const { emojis } = list.json() as { emojis: { file_id: string; name: string }[] };
  const deletions: ChangeInfo[] = [];
  for (const { file_id: fileId, name } of emojis.slice(0, 3)) {
    const parts = [{ actionId: "delete-emojis", input: {}, targets: [{ fileId, name, picture: "" }] }];
    // What a loaded machine does not answer in time is asked once more: nothing of it is stored.
    const deletion = await vi.waitFor(
      async () => {
        const answer = await owner.post("/api/changes", { connection: "me", parts, apply: true, confirmed: "grave" });
        expect(answer, answer.text).toMatchObject({ status: 201 });
        return answer.json() as ChangeInfo;
      },
      { timeout: 60_000, interval: 500 },
    );
    deletions.push(deletion);
  }
  expect(deletions.map(({ status, needsApproval }) => [status, needsApproval])).toEqual([
    ["done", false],
    ["done", false],
    ["planned", true],
  ]);
});
