import { directory } from "../resources/directory-groups.model.ts";
import { part } from "../testing/arbitraries.ts";
import type { ActionModels } from "../testing/model.ts";

export const models: ActionModels = {
  "create-directory-groups": { input: directory.map(({ name: _name, ...all }) => all) },
  "edit-directory-groups": { input: part(directory) },
};
