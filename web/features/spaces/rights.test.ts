import { expect, test } from "vitest";
import { rightsIn } from "./rights.ts";

test.each([
  [{ adding: 1, external: 0, channels: 2 }, "Add people from this account", true, true],
  [{ adding: 2, external: 0, channels: 2 }, "Add people from this account", true, false],
  [{ adding: 1, external: 0, channels: 2 }, "Add people from other accounts", false, false],
  [{ adding: 1, external: 1, channels: 2 }, "Add people from other accounts", true, true],
  [{ adding: 1, external: 2, channels: 2 }, "Add people from other accounts", true, "account"],
  [{ adding: 1, external: 3, channels: 2 }, "Add people from other accounts", true, false],
  [{ adding: 1, external: 0, channels: 1 }, "Bring in channels", true, true],
  [{ adding: 1, external: 0, channels: 2 }, "Bring in channels", true, false],
  [{ adding: 1, external: 1, channels: 1 }, "Delete the space", false, false],
])("%j: %s", (settings, what, admins, members) => {
  expect(rightsIn(settings).find((right) => right.what === what)).toMatchObject({ admins, members });
});
