import { afterEach, expect, test, vi } from "vitest";
import { forgetAsPageGoes } from "./change-request.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a plan is forgotten by a request that outlives its page, with what any change of the console needs", async () => {
  const sent: { readonly path: string; readonly init: RequestInit }[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    sent.push({ path, init });
    return new Response();
  });
  await forgetAsPageGoes("a b");
  expect(sent).toEqual([
    {
      path: "/api/changes/a%20b/forget",
      init: expect.objectContaining({
        ...{ method: "POST", keepalive: true, credentials: "same-origin" },
        headers: expect.objectContaining({ "x-channelkeeper": "1" }),
      }),
    },
  ]);
});
