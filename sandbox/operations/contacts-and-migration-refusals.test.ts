import { describeRefusals } from "./testing/describe-refusals.ts";
import { peopleAndPlaces } from "./testing/people-and-places.ts";
import { contactRefusals } from "./testing/refusals/contacts.ts";
import { imGroupRefusals } from "./testing/refusals/im-groups.ts";
import { migrationRefusals } from "./testing/refusals/migration.ts";

describeRefusals({
  tags: ["Chat Migration", "Contacts", "IM Chat", "IM Groups", "Invitations"],
  count: 20,
  refusals: { ...contactRefusals, ...imGroupRefusals, ...migrationRefusals },
  state: (stage) => ({
    ...peopleAndPlaces(stage),
    said: [...stage.store.messages.from(0, stage.sandbox.nowMs())].map((conversation) =>
      conversation.lastSentAtMs(stage.sandbox.nowMs()),
    ),
    stars: stage.store.users.map(({ index }) => stage.store.personal.stars.all(index)),
  }),
});
