import { chats } from "./testing/chat.ts";
import { describeRefusals } from "./testing/describe-refusals.ts";
import { keptMessageRefusals } from "./testing/refusals/kept-messages.ts";
import { messageRefusals } from "./testing/refusals/messages.ts";
import { sendingRefusals } from "./testing/refusals/sending.ts";
import { sessionRefusals } from "./testing/refusals/sessions.ts";

describeRefusals({
  tags: ["Chat Messages", "Chat Reminder", "Chat Sessions", "Reports"],
  count: 22,
  refusals: { ...sendingRefusals, ...messageRefusals, ...keptMessageRefusals, ...sessionRefusals },
  state: chats,
});
