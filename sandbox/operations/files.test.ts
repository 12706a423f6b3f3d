import { describeRefusals } from "./testing/describe-refusals.ts";
import { chatFileRefusals } from "./testing/refusals/chat-files.ts";
import { emojiRefusals } from "./testing/refusals/emoji.ts";
import { legalHoldRefusals } from "./testing/refusals/legal-hold.ts";

describeRefusals({
  tags: ["Chat Files", "Chat Emoji", "Legal Hold"],
  count: 13,
  refusals: { ...emojiRefusals, ...legalHoldRefusals, ...chatFileRefusals },
  state: ({ store }) => ({
    emoji: store.emoji.page("", 0, 1_000).items.map(({ name, file }) => [name, file.id]),
    files: store.files.size,
    matters: store.legalHold.page(0, 1_000).items,
  }),
});
