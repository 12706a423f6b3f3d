import type { ActionModels } from "../testing/model.ts";

/** Roles are given by one import, whichever role it is. */
export const models: ActionModels = {
  "add-administrators-to-spaces": { imported: { by: "add-to-spaces" } },
  "demote-in-spaces": { imported: { by: "promote-in-spaces" } },
};
