import type { ActionModels } from "../testing/model.ts";

/** Roles are given by one import, whichever role it is. */
export const models: ActionModels = {
  "invite-administrators": { imported: { by: "invite-members" } },
  "demote-members": { imported: { by: "promote-members" } },
};
