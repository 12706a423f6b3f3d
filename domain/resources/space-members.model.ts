import { allRoles, personModel, type ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "space-members": personModel(allRoles, { spaceId: "s", space: "Platform" }, { userId: "u-ada" }),
};
