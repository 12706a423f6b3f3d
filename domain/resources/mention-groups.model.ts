import fc from "fast-check";
import { manyIds, name } from "../testing/arbitraries.ts";
import { inChannel, type ResourceModels, thingModel } from "../testing/model.ts";

export const models: ResourceModels = {
  "mention-group-existence": thingModel(
    { ...inChannel, name: "on-call", people: [{ name: "Bo", email: "bo@acme.example", userId: "", memberId: "" }] },
    "groupId",
    // One that lost all its people is not created again.
    fc.record({ name, description: fc.string(), memberIds: fc.oneof(manyIds, fc.constant([])) }),
  ),
  "mention-group-text": {
    target: fc.constant({ ...inChannel, groupId: "g", name: "on-call" }),
    state: fc.record({ name, description: fc.string(), otherNames: fc.array(name, { maxLength: 3 }) }),
  },
};
