import { me } from "../stage.ts";
import { type Refusals, unknownChannelId } from "./refusal.ts";

const archive = (channel_ids: readonly string[], method = "archive") => ({ body: { method, channel_ids } });

/** Archiving refuses single channels inside an answer of success. */
export const archivingRefusals: Refusals = {
  performOperationsOnChannels: [
    { code: 300, when: "there are no ids", as: me("lead"), request: () => archive([]) },
    {
      code: 4130,
      about: "does not exist",
      when: "an id cannot be a channel's",
      as: me("lead"),
      request: (stage) => archive([stage.id("Platform team"), "nonsense"]),
    },
    {
      code: 200,
      when: "the person is a plain member",
      as: me("member"),
      request: (stage) => archive([stage.id("Platform team")]),
    },
    {
      code: 3214,
      when: "it is the channel everybody is in",
      as: me("owner"),
      request: (stage) => archive([stage.id("General")]),
    },
    {
      code: 3205,
      when: "it is archived",
      as: me("lead"),
      request: (stage) => archive([stage.id("Trade show")]),
    },
    {
      code: 3213,
      when: "it is not archived",
      as: me("lead"),
      request: (stage) => archive([stage.id("Platform team")], "unarchive"),
    },
    {
      code: 3215,
      when: "it belongs to a recurring meeting",
      as: me("lead"),
      request: (stage) => archive([stage.id("Weekly platform sync")]),
    },
    {
      code: 4130,
      about: "in the answer",
      when: "no channel has the id",
      as: me("lead"),
      request: () => archive([unknownChannelId]),
    },
  ],
};
