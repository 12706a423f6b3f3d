import { jsonReply, type Reply } from "../http/reply.ts";

/**
 * Codes and statuses are known, and so are the words of 7010; the other words are ours. `result` stands in refusals
 * of tokens alone.
 */
const errors = {
  badRequest: { status: 400, code: 7001, message: "Invalid request." },
  missingToken: { status: 401, code: 7010, message: "Missing authorization header.", result: false },
  badToken: { status: 401, code: 7010, message: "Invalid authorization token.", result: false },
  noRobot: { status: 404, code: 7002, message: "The chatbot does not exist." },
  otherAccount: { status: 403, code: 7003, message: "The chatbot is not installed in this account." },
  noPermission: { status: 403, code: 7004, message: "The chatbot may not send messages there." },
  nothingThere: { status: 404, code: 8001, message: "The message or its recipient does not exist." },
} as const;

/** Why a request of a chatbot is refused. */
export class BotError extends Error {
  override readonly name = "BotError";
  readonly reply: Reply;
  constructor(error: keyof typeof errors, detail?: string) {
    const { status, ...body } = errors[error];
    super(body.message);
    this.reply = jsonReply(status, detail === undefined ? body : { ...body, message: `${body.message} ${detail}` });
  }
}
