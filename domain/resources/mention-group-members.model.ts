import { inChannel, inOrOut, personModel, type ResourceModels } from "../testing/model.ts";

export const models: ResourceModels = {
  "mention-group-members": personModel(
    inOrOut,
    { ...inChannel, groupId: "g", group: "on-call" },
    { memberId: "m-ada" },
  ),
};
