import fc from "fast-check";
import { space } from "../resources/space-settings.model.ts";
import { oneOf, part } from "../testing/arbitraries.ts";
import type { ActionModels } from "../testing/model.ts";

const asked = space.map((all) => ({ ...all, description: all.description.trim() }));

export const models: ActionModels = {
  "create-spaces": { input: asked.map(({ name: _name, ...all }) => all) },
  "set-space-settings": { input: part(asked) },
  "transfer-spaces": { input: fc.record({ userId: oneOf("u-me", "u-bob"), memberId: fc.constant("") }) },
};
