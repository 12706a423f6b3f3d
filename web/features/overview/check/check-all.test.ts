import { describe, expect, it } from "vitest";
import { ApiError, CursorExpiredError, MissingScopeError, RateLimitedError } from "../../../lib/api/errors.ts";
import { patiently } from "../../../lib/bulk/patiently.ts";
import type { Person } from "../../../shared/people/people-queries.ts";
import { type CheckAllOptions, type CheckSource, checkAll } from "./check-all.ts";
import type { CheckedChannel, KnownChannel } from "./check-channel.ts";
import { afterAction, type CheckResult, emptyResult, isUnfinished, untriedIn } from "./check-result.ts";
import { canGoOn, coveredText, missedBy } from "./coverage.ts";

const person = (id: string): Person => ({
  id,
  email: `${id}@x.example`,
  name: id,
  department: "",
  jobTitle: "",
  isDeactivated: false,
});
const channel = (id: string, type = 2): KnownChannel => ({ id, name: id, type });
const checked = (id: string, over: Partial<CheckedChannel> = {}): CheckedChannel => ({
  ...channel(id),
  archive: "live",
  ownerName: "",
  owner: "missing",
  memberCount: 1,
  externalCount: 0,
  ...over,
});

const rooms: Readonly<Record<string, readonly string[]>> = { ann: ["p1", "hidden"], bo: ["hidden"], cy: ["chat"] };

/** A company of three people; `public-1` is listed, `seen` stands in the activity. */
function sourceWith(over: Partial<CheckSource> = {}): CheckSource {
  return {
    inactivePeople: async () => new Set(),
    channelsInActivity: async function* () {
      yield ["seen", "p1"];
    },
    activePeople: async () => ["ann", "bo", "cy"].map(person),
    channelsOf: async ({ id }) => (rooms[id] ?? []).map((name) => channel(name)),
    check: async (id) => checked(id),
    unreadableCount: () => 0,
    ...over,
  };
}

function run(source: CheckSource, over: Partial<CheckAllOptions> = {}): Promise<CheckResult> {
  return checkAll({
    source,
    listed: [channel("public-1", 3)],
    before: emptyResult(true),
    signal: new AbortController().signal,
    onStep: () => undefined,
    onWait: () => undefined,
    nowMs: () => 0,
    wait: async () => undefined,
    ...over,
  });
}

const idsOf = (result: CheckResult) => result.channels.map(({ id }) => id).toSorted();

describe("checkAll", () => {
  it("finds the private channels of people that nobody joined or left lately", async () => {
    const result = await run(sourceWith());
    expect(idsOf(result)).toEqual(["chat", "hidden", "p1", "public-1", "seen"]);
    expect(isUnfinished(result)).toBe(false);
    expect(coveredText(result, "12:00")).toBe(
      "Checked 5 of 5 channels at 12:00. They were found in the list of public channels, 30 days of activity and the channels of 3 active people.",
    );
    expect(missedBy(result)).toEqual([expect.stringMatching(/^Private channels .* Zoom has no list of them\.$/)]);
  });

  it("walks nobody on one's own connection, whose list is whole", async () => {
    const result = await run(sourceWith(), { before: emptyResult(false) });
    expect(idsOf(result)).toEqual(["public-1"]);
    expect(missedBy(result)).toEqual([]);
  });

  it("goes on from where it was stopped, and reads nobody twice", async () => {
    const stop = new AbortController();
    const asked: string[] = [];
    const channelsOf: CheckSource["channelsOf"] = async ({ id }, signal) => {
      asked.push(id);
      // The others of the walk come to it after its stop.
      if (id !== "ann") stop.abort();
      signal.throwIfAborted();
      return (rooms[id] ?? []).map((name) => channel(name));
    };
    const first = await run(sourceWith({ channelsOf }), { signal: stop.signal });
    expect(first.channels).toEqual([]);
    expect(isUnfinished(first)).toBe(true);
    expect(missedBy(first)).toContain("The channels of 2 active people: not loaded yet.");

    asked.length = 0;
    const second = await run(sourceWith({ channelsOf }), { before: first });
    expect(asked).toEqual(["bo", "cy"]);
    expect(idsOf(second)).toEqual(["chat", "hidden", "p1", "public-1", "seen"]);
    expect(isUnfinished(second)).toBe(false);
  });

  it("tells of a limit that holds for hours, and goes on once it is over", async () => {
    const limit = new RateLimitedError("daily", { code: 429, status: 429, retryAfterMs: 1 });
    const waits: RateLimitedError[] = [];
    let refusals = 7;
    const result = await run(
      sourceWith({
        check: (id, _known, _inactive, signal, patience) => {
          expect(patience.longestWaitMs).toBe(Number.POSITIVE_INFINITY);
          return patiently(
            async () => {
              refusals -= 1;
              if (refusals >= 0) throw limit;
              return checked(id);
            },
            signal,
            patience,
          );
        },
      }),
      { onWait: (error) => waits.push(error) },
    );
    expect(waits).toHaveLength(7);
    expect(untriedIn(result)).toEqual([]);
    expect(result.channels).toHaveLength(5);
  });

  it("starts pages again whose cursor expired in a wait", async () => {
    let isExpired = true;
    const result = await run(
      sourceWith({
        check: async (id) => {
          if (id === "hidden" && isExpired) {
            isExpired = false;
            throw new CursorExpiredError("expired", { code: 300, status: 400 });
          }
          return checked(id);
        },
      }),
    );
    expect(result.failed).toEqual([]);
  });

  it("says whose channels were refused, and asks nobody else where a scope is missing", async () => {
    const refused = new ApiError("no", { code: 5301, status: 400 });
    const some = await run(
      sourceWith({
        channelsOf: async ({ id }) => {
          if (id === "cy") throw refused;
          return (rooms[id] ?? []).map((name) => channel(name));
        },
      }),
    );
    expect(missedBy(some)).toContain("The channels of 1 active person: Zoom could not do this.");
    expect(canGoOn(some)).toBe(true);

    let calls = 0;
    const scope = new MissingScopeError("no", { code: 4711, status: 400, scopes: ["a:b"] });
    const none = await run(
      sourceWith({
        activePeople: async () => Array.from({ length: 50 }, (_, at) => person(`p${at}`)),
        channelsOf: async () => {
          calls += 1;
          throw scope;
        },
      }),
    );
    expect(calls).toBeLessThanOrEqual(4);
    expect(missedBy(none)).toContain("The channels of active people: the connection lacks a scope.");
    expect(idsOf(none)).toEqual(["p1", "public-1", "seen"]);
    expect(canGoOn(none)).toBe(false);
  });

  it("keeps what activity has when it cannot be read", async () => {
    const result = await run(
      sourceWith({
        // biome-ignore lint/correctness/useYield: it fails before the first page
        channelsInActivity: async function* () {
          throw new ApiError("no", { code: 5301, status: 400 });
        },
      }),
    );
    expect(missedBy(result)).toContain("30 days of activity: Zoom could not do this.");
    expect(idsOf(result)).toEqual(["chat", "hidden", "p1", "public-1"]);
  });
});

it("a result follows what is done with its channels", async () => {
  const result = await run(sourceWith());
  const archived = afterAction(result, "archive", ["p1"]);
  expect(archived.channels.find(({ id }) => id === "p1")?.archive).toBe("archived");
  expect(afterAction(archived, "unarchive", ["p1"]).channels.find(({ id }) => id === "p1")?.archive).toBe("live");
  const deleted = afterAction(result, "delete", ["p1", "hidden"]);
  expect(idsOf(deleted)).toEqual(["chat", "public-1", "seen"]);
  expect(deleted.found.size).toBe(3);
  expect(isUnfinished(deleted)).toBe(false);
});

it("rows that could not be read are counted, over all runs, and said not to be reached", async () => {
  const first = await run(sourceWith({ unreadableCount: () => 2 }));
  const second = await run(sourceWith({ unreadableCount: () => 1 }), { before: first });
  expect(second.unreadableCount).toBe(3);
  expect(missedBy(second)).toContain("3 rows of people, channels or activity that could not be read.");
  expect(missedBy(await run(sourceWith())).join(" ")).not.toContain("could not be read");
});
