import { expect, test } from "vitest";
import { featureOf } from "../../domain/doctor/features.ts";
import { steps } from "../inventory/sync/steps.ts";

test("whatever the inventory reads is among what its scopes are worked out from", () => {
  const known = ["inventory", "last-message"].flatMap((id) => featureOf(id)?.operations.account ?? []);
  expect(steps.flatMap(({ operations }) => operations).filter((id) => !known.includes(id))).toEqual([]);
});
