import { expect, test } from "vitest";
import { createLookRoom } from "./look-room.ts";

function looking() {
  const room = createLookRoom();
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const look = (person: string, lane: "interactive" | "job" = "interactive") =>
    room
      .whileTaken({ person, lane, signal: null }, 1, () => {
        begun.push(person);
        return new Promise<void>((resolve) => {
          ends.push(resolve);
        });
      })
      .then(
        () => "done",
        (error: { readonly code?: unknown }) => error.code,
      );
  return {
    look,
    begun: () => begun,
    endAll: () => {
      for (const end of ends.splice(0)) end();
    },
  };
}

test("whoever looks at everything at once keeps nobody from looking", async () => {
  const { look, begun, endAll } = looking();
  const greedy = Array.from({ length: 40 }, () => look("greedy"));
  const files = Array.from({ length: 40 }, () => look("saver", "job"));
  const calm = look("calm");
  expect(begun().filter((person) => person === "greedy")).toHaveLength(4);
  expect(begun()).toContain("calm");
  // Those who got no turn in time are told so; what nobody watches waits on.
  const ending = setInterval(endAll, 2_000);
  const told = await Promise.all(greedy);
  expect(new Set(told)).toEqual(new Set(["done", "rate_limited"]));
  expect(await calm).toBe("done");
  clearInterval(ending);
  const finishing = setInterval(endAll, 1);
  expect(new Set(await Promise.all(files))).toEqual(new Set(["done"]));
  clearInterval(finishing);
});
