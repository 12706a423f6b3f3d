import { mayUseMessages, noChatPermission } from "./chat-access.ts";
import { findTarget, partiesOf, type Target } from "./chat-target.ts";
import { operationError } from "./errors.ts";
import { emitFiles, newFile, uploadedFile } from "./files.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { noContent, postMessage } from "./post-message.ts";
import { checkThrottle, mainOf, sendErrors } from "./send-message.ts";
import { sendingProblem } from "./sending-rules.ts";

const USER_MISSING = 1001;

export const uploadFilesHandlers = {
  /** Unless told otherwise, the file shows in what the person says to himself. */
  uploadChatFile: (context) => {
    const { query, store, actor, nowMs } = context;
    if (!mayUseMessages(context)) throw noChatPermission();
    const file = store.files.add(newFile(uploadedFile(context, "file"), actor, nowMs));
    emitFiles(store, "team_chat.file_uploaded", actor, [file], nowMs);
    if (query.postToPersonalChat !== "false") {
      const parties = { kind: "direct" as const, people: [actor.index, actor.index] as const };
      postMessage(store, { parties, sender: actor, content: { ...noContent, files: [file] }, atMs: nowMs });
    }
    return { status: 201, body: { id: file.id } };
  },

  sendChatFile: (context) => {
    const { store, actor, form, nowMs } = context;
    if (!mayUseMessages(context)) throw noChatPermission();
    const uploaded = uploadedFile(context, "files");
    const fields = form?.fields ?? {};
    const target = findTarget(context, fields, sendErrors(context));
    checkMaySendFile(context, target);
    const main = mainOf(context, target, fields.reply_main_message_id);
    checkThrottle(context, target);
    const file = store.files.add(newFile(uploaded, actor, nowMs));
    emitFiles(store, "team_chat.file_uploaded", actor, [file], nowMs);
    const content = { ...noContent, files: [file] };
    const message = postMessage(store, {
      parties: partiesOf(context, target),
      sender: actor,
      content,
      main,
      atMs: nowMs,
    });
    return { status: 201, body: { id: message.id } };
  },
} satisfies Record<string, Handler>;

/** Unlike messages without files, this operation has one error for almost all that stands against it. */
function checkMaySendFile(context: OperationContext, target: Target): void {
  const { operation, store, form } = context;
  const code = sendingProblem(context, target);
  if (code === USER_MISSING)
    throw operationError(operation.id, code, { values: { to_contact: form?.fields.to_contact ?? "" } });
  if (code !== null || !store.settings.canSendFiles) throw operationError(operation.id, 5301);
}
