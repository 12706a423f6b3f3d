import { describeRefusals } from "./testing/describe-refusals.ts";
import { peopleAndPlaces } from "./testing/people-and-places.ts";
import { mentionGroupRefusals } from "./testing/refusals/mention-groups.ts";
import { spaceRefusals } from "./testing/refusals/spaces.ts";

describeRefusals({
  tags: ["Chat Channel Mention Group", "Shared Spaces"],
  count: 20,
  refusals: { ...mentionGroupRefusals, ...spaceRefusals },
  state: peopleAndPlaces,
});
