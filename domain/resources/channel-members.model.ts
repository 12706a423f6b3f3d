import { allRoles, inChannel, personModel, type ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "channel-members": personModel(allRoles, { ...inChannel, actorId: "u-owner" }),
  "channel-roles": personModel(allRoles, inChannel),
};
