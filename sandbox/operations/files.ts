import type { components } from "../../contract/zoom-chat.types.gen.ts";
import { type FormFile, maxBytesOf } from "../files/read-form.ts";
import type { NewFile, StoredFile } from "../store/files.ts";
import type { Person, Store } from "../store/store.ts";
import { invalidField, operationError } from "./errors.ts";
import type { Handler, OperationContext } from "./operation.ts";

const isFileId = (text: string): boolean => /^[\w-]{22}$/.test(text);

/** The file the path names, if the caller may see it. */
function visibleFile(context: OperationContext): StoredFile {
  const { operation, params, store, caller, nowMs } = context;
  const { fileId = "" } = params;
  if (!isFileId(fileId)) throw operationError(operation.id, null, { about: "Bad Request" });
  const file = store.files.find(fileId, nowMs);
  if (!file) throw operationError(operation.id, 404);
  const isMember = (channelId: string) => {
    const channel = store.channels.find(channelId);
    return channel !== undefined && store.channels.isMember(channel, caller.user.index);
  };
  const isSeen = caller.isAccountLevel
    ? store.privilegesOf(caller.user).some((privilege) => privilege.startsWith("ChatMessages:"))
    : store.files.isVisibleTo(file, caller.user.index, isMember);
  if (!isSeen) throw operationError(operation.id, 403);
  return file;
}

export const filesHandlers = {
  getFileInfo: (context) => {
    const { store, caller, nowMs } = context;
    const file = visibleFile(context);
    const body: components["schemas"]["FileInfo"] = {
      file_id: file.id,
      file_name: file.name,
      OS_file_type: file.extension,
      length: file.size,
      digest: file.digest,
      created_time: file.createdAtMs,
      modified_time: file.createdAtMs,
      download_url: store.files.downloadUrl(file, nowMs, caller.user.index),
    };
    return { status: 200, body };
  },

  /** A custom emoji's picture goes with the emoji, not by itself. */
  deleteChatFile: (context) => {
    const { operation, store, caller, nowMs } = context;
    const file = visibleFile(context);
    const mayDelete = caller.isAccountLevel
      ? store.privilegesOf(caller.user).includes("ChatMessages:Edit")
      : file.owner === caller.user.index;
    if (!mayDelete || store.emoji.find(file.id)) throw operationError(operation.id, 403);
    store.files.delete(file);
    emitFiles(store, "team_chat.file_deleted", caller.user, [file], nowMs);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

/**
 * The one file of the request's form.
 *
 * @throws ZoomError when there is none or more than one, or when it is too large.
 */
export function uploadedFile({ operation, form }: OperationContext, field: string): FormFile {
  const limits = maxBytesOf(operation.id);
  const tooLarge = (maxBytes: number) =>
    operationError(operation.id, 300, { values: { maxSize: sizeInWords(maxBytes) } });
  if (form?.isTooLarge) throw tooLarge(limits.other);
  const [file, ...others] = form?.files ?? [];
  if (!file) throw invalidField(field, "This field is required.");
  if (others.length > 0) throw invalidField(field, "Invalid field.");
  const limit = file.imageType === null ? limits.other : limits.image;
  if (file.size > limit) throw tooLarge(limit);
  return file;
}

export const newFile = (file: FormFile, owner: Person, nowMs: number): NewFile => ({
  name: file.name,
  isImage: file.imageType !== null,
  size: file.size,
  digest: file.digest,
  owner: owner.index,
  createdAtMs: nowMs,
  content: { kind: "stored", path: file.path },
});

export function emitFiles(
  store: Store,
  name: "team_chat.file_uploaded" | "team_chat.file_deleted",
  operator: Person,
  files: readonly StoredFile[],
  atMs: number,
): void {
  store.events.emit(name, { operator, atMs, object: () => ({ files: files.map(fileInEvent) }) });
}

export const fileInEvent = ({ id, name, size, extension }: StoredFile) => ({
  file_id: id,
  file_name: name,
  file_size: size,
  OS_file_type: extension,
});

function sizeInWords(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const power = Math.floor(Math.log2(bytes) / 10);
  return `${bytes / 1024 ** power}${units[power]}`;
}
