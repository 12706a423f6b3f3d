import { inOrOut, personModel, type ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "directory-group-members": personModel(inOrOut, { groupId: "g", group: "Design" }),
};
