import * as v from "valibot";
import { findPerson, partiesOf } from "./chat-target.ts";
import { operationError } from "./errors.ts";
import type { Handler } from "./operation.ts";
import { noContent, postMessage } from "./post-message.ts";
import { sendingProblem } from "./sending-rules.ts";

const Body = v.object({ message: v.optional(v.string(), "") });
const NO_PERSON = 1001;

export const imChatHandlers = {
  /** The older way to write to one person. */
  sendIMMessages: (context) => {
    const { operation, query, store, actor, nowMs } = context;
    if (query.chat_user === undefined) throw operationError(operation.id, 300);
    const person = findPerson(store, query.chat_user);
    if (!person) throw operationError(operation.id, NO_PERSON);
    const target = { kind: "direct", person } as const;
    const problem = sendingProblem(context, target);
    const { message: text } = v.parse(Body, context.body ?? {});
    if (problem !== null || text.trim() === "")
      throw operationError(operation.id, problem === NO_PERSON ? NO_PERSON : 5301);
    const content = { ...noContent, text };
    const parties = partiesOf(context, target);
    return { status: 201, body: { id: postMessage(store, { parties, sender: actor, content, atMs: nowMs }).id } };
  },
} satisfies Record<string, Handler>;
