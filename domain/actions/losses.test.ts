// What nothing brings back is said before it is done, wherever people leave a channel by it.
import { expect, test } from "vitest";
import { actionOf } from "./registry.ts";

test.each([
  ["create-channels", "messages"],
  ["create-spaces", "messages and files"],
  ["create-directory-groups", "People who are in a channel only through the group leave it."],
])("%s says what its undo takes away", (id, said) => {
  expect(actionOf(id).undoLoses?.({ count: 2, only: undefined })).toContain(said);
});

test.each([
  ["remove-members", "Whoever leaves the channel leaves its mention groups too"],
  ["leave-channels", "Whoever leaves a channel leaves its mention groups too"],
  ["remove-from-spaces", "Whoever leaves the space leaves the mention groups of its general channel too"],
  ["remove-from-directory-groups", "Whoever leaves a channel with the group leaves its mention groups too"],
  ["remove-groups-from-channels", "Whoever leaves a channel with the group leaves its mention groups too"],
  ["delete-directory-groups", "Whoever leaves a channel with the group leaves its mention groups too"],
])("%s says what people lose with a channel", (id, said) => {
  const loses = actionOf(id).loses?.({ count: 2, only: undefined }, {});
  expect(loses).toContain(said);
  expect(loses).toContain("Undoing this restores neither.");
});
