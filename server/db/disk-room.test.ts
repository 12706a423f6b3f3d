import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { toFailure } from "../middleware/bff-error.ts";
import { ensureRoomToOpen, freeBytes, roomForChanges } from "./disk-room.ts";

const MIB = 1_048_576;

test("changes leave a reserve alone, and go on when there is room again", async () => {
  expect(await roomForChanges(async () => 65 * MIB)()).toBeUndefined();
  const error: unknown = await roomForChanges(async () => 63 * MIB)().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "DiskFull", message: expect.stringContaining("63 MiB") });
  expect(toFailure(error)).toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("disk is nearly full"),
  });
});

test("what needs much is refused before it is begun", async () => {
  const ensureRoom = roomForChanges(async () => 100 * MIB);
  expect(await ensureRoom(30 * MIB)).toBeUndefined();
  await expect(ensureRoom(40 * MIB)).rejects.toThrow("this one needs 40 MiB.");
});

test("the disk is asked once for changes that come together", async () => {
  let asked = 0;
  const ensureRoom = roomForChanges(async () => {
    asked += 1;
    return 100 * MIB;
  });
  await Promise.all(Array.from({ length: 50 }, ensureRoom));
  expect(asked).toBe(1);
});

test("a database is not opened where it could not even recover", () => {
  expect(() => ensureRoomToOpen(31 * MIB)).toThrow(/31 MiB left.* Make room and start again/);
  expect(() => ensureRoomToOpen(33 * MIB)).not.toThrow();
});

test("what is free is told by the disk", async () => {
  expect(await freeBytes(tmpdir())).toBeGreaterThan(0);
});
