import { afterEach, expect, test, vi } from "vitest";
import { CHANGED_MEANWHILE } from "../../lib/bulk/outcomes.ts";
import { changeFresh } from "./change-fresh.ts";
import { changeOf } from "./change-plan.ts";
import type { Policy } from "./policy.ts";
import { getPolicy } from "./retention-calls.ts";

afterEach(() => vi.unstubAllGlobals());

/** A channel whose policy is read and changed; what is sent is kept. */
function stubPolicy(period: string): { period: string; sent: unknown[] } {
  const zoom = { period, sent: [] as unknown[] };
  vi.stubGlobal("fetch", async (_path: string, init: RequestInit) => {
    if (init.method === "PATCH") {
      zoom.sent.push(JSON.parse(String(init.body)));
      return new Response(null, { status: 204 });
    }
    return Response.json({
      cloud_retention: { enable_custom_retention: true, retention_period: zoom.period },
    });
  });
  return zoom;
}

const inYears = (count: number) => ({ isCustom: true, period: { count, unit: "y" } }) as const;
const change = (before: Policy) => changeOf({ id: "c1", name: "Harbour", before }, inYears(3), undefined, 0);
const sent = { cloud_retention: { enable_custom_retention: true, retention_period: "3y" } };

test("a policy that nobody changed since it was shown is changed", async () => {
  const zoom = stubPolicy("1y");
  await changeFresh(change(await getPolicy("c1")), new Map());
  expect(zoom.sent).toEqual([sent]);
});

test("one that somebody else changed meanwhile is told with all three values, and changed only when asked again", async () => {
  const zoom = stubPolicy("1y");
  const plan = change(await getPolicy("c1"));
  zoom.period = "2y";
  const seen = new Map<string, Policy>();
  await expect(changeFresh(plan, seen)).rejects.toMatchObject({
    code: CHANGED_MEANWHILE,
    message: expect.stringMatching(/it was 1 year, it is now 2 years, and yours would be 3 years/),
  });
  expect(zoom.sent).toEqual([]);
  await changeFresh(plan, seen);
  expect(zoom.sent).toEqual([sent]);
});

test("what somebody else made of it already is no conflict", async () => {
  const zoom = stubPolicy("1y");
  const plan = change(await getPolicy("c1"));
  zoom.period = "3y";
  await changeFresh(plan, new Map());
  expect(zoom.sent).toEqual([sent]);
});
