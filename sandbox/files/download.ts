import { createReadStream, existsSync } from "node:fs";
import { Readable } from "node:stream";
import type { Received } from "../http/received.ts";
import { type Content, jsonReply, type Reply } from "../http/reply.ts";
import type { FileContent, StoredFile } from "../store/files.ts";
import type { Store } from "../store/store.ts";

const DOWNLOAD = /^\/file\/download\/([\w-]{1,64})$/;

const types: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  txt: "text/plain; charset=UTF-8",
};

/** `GET /file/download/{id}?jwt=`: the token is all the proof it takes. Null when the request is for something else. */
export function answerDownload({ method, path, search }: Received, store: Store, nowMs: number): Reply | null {
  const id = method === "GET" ? DOWNLOAD.exec(path)?.[1] : undefined;
  if (id === undefined) return null;
  const link = store.files.open(id, new URLSearchParams(search).get("jwt") ?? "", nowMs);
  // What the file host says to a bad link is not known; the words are the API's.
  if (!link) return jsonReply(401, { code: 124, message: "Invalid access token." });
  const content = contentOf(link.file);
  if (!content) return jsonReply(404, { code: 404, message: "Resource not found." });
  if (link.person !== null) emitDownloaded(store, link.file, link.person, nowMs);
  return {
    status: 200,
    headers: {
      "Content-Type": types[link.file.extension] ?? "application/octet-stream",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(link.file.name)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox",
    },
    content,
  };
}

/** Null when the bytes are no longer there. */
export function contentOf({ content, size }: { content: FileContent; size: number }): Content | null {
  if (content.kind === "made") return { length: size, open: () => Readable.from([content.make()]) };
  return existsSync(content.path) ? { length: size, open: () => createReadStream(content.path) } : null;
}

function emitDownloaded(store: Store, file: StoredFile, person: number, nowMs: number): void {
  store.events.emit("team_chat.file_downloaded", {
    operator: store.people.at(person),
    atMs: nowMs,
    object: () => {
      const owner = store.people.at(file.owner);
      const place = store.files.placesOf(file)[0];
      const other = place && "people" in place ? place.people.find((one) => one !== person) : undefined;
      const contact = other === undefined ? undefined : store.people.at(other);
      return {
        ...(contact && {
          contact_email: contact.email,
          ...(!contact.isExternal && { contact_id: contact.id }),
          contact_member_id: contact.memberId,
        }),
        ...(place && "channelId" in place && { channel_id: place.channelId }),
        timestamp: nowMs,
        file: {
          file_id: file.id,
          file_name: file.name,
          file_size: file.size,
          file_type: file.extension,
          ...(!owner.isExternal && { file_owner_id: owner.id }),
          file_owner_member_id: owner.memberId,
        },
      };
    },
  });
}
