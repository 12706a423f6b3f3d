import { Readable } from "node:stream";
import { contentOf } from "../files/download.ts";
import type { ZipEntry } from "../files/zip.ts";
import type { Conversation } from "../store/conversation.ts";
import type { StoredFile } from "../store/files.ts";
import { dayOf, lastDayBefore, type Matter, type Stretch } from "../store/legal-hold.ts";
import type { Message } from "../store/message.ts";
import type { Store, User } from "../store/store.ts";

export interface Export {
  readonly entries: readonly ZipEntry[];
  /** Before they are packed. */
  readonly totalBytes: number;
}

/** What a matter holds of one custodian in one stretch: a file of messages for each conversation, and their files. */
export function exportOf(store: Store, matter: Matter, custodian: User, stretch: Stretch, nowMs: number): Export {
  const entries: ZipEntry[] = [];
  let totalBytes = 0;
  const addText = (name: string, value: object) => {
    const bytes = Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
    totalBytes += bytes.length;
    entries.push({ name, atMs: stretch.readyAtMs, open: () => Readable.from([bytes]) });
  };
  const attached = new Map<string, StoredFile>();
  for (const { conversation, messages } of store.legalHold.conversations(matter, custodian.index, stretch, nowMs)) {
    const { title, folder } = naming(store, conversation, custodian);
    addText(`${folder}.json`, { ...title, messages: messages.map((message) => messageView(store, message)) });
    for (const message of messages) for (const file of message.content.files) attached.set(file.id, file);
  }
  for (const file of attached.values()) {
    const content = contentOf(file);
    if (!content) continue;
    totalBytes += file.size;
    entries.push({ name: `files/${file.id}/${plain(file.name)}`, atMs: file.createdAtMs, open: content.open });
  }
  addText("matter.json", {
    matter_id: matter.id,
    matter_name: matter.name,
    custodian: custodian.email,
    from: dayOf(stretch.startMs),
    to: lastDayBefore(stretch.untilMs),
    files: entries.length,
  });
  return { entries, totalBytes };
}

function naming(store: Store, { number, parties }: Conversation, custodian: User) {
  if (parties.kind === "channel") {
    const channel = store.channels.find(parties.channelId);
    const name = channel?.name ?? "deleted channel";
    return {
      title: { channel_id: parties.channelId, channel_name: name },
      folder: `channels/${number} ${plain(name)}`,
    };
  }
  const other = store.people.at(parties.people.find((person) => person !== custodian.index) ?? custodian.index);
  return { title: { contact_email: other.email }, folder: `contacts/${plain(other.email)}` };
}

function messageView(store: Store, message: Message) {
  const sender = store.people.at(message.sender);
  const time = (ms: number) => new Date(ms).toISOString();
  return {
    id: message.id,
    sent_at: time(message.sentAtMs),
    sender: sender.email,
    sender_display_name: sender.displayName,
    message: message.content.text,
    ...(message.main && { reply_main_message_id: message.main.id }),
    ...(message.content.files.length > 0 && { files: message.content.files.map(({ id, name }) => ({ id, name })) }),
    ...(message.edits.length > 0 && {
      edits: message.edits.map(({ content, atMs }) => ({ edited_at: time(atMs), message: content.text })),
    }),
    ...(message.deletedAtMs !== null && { deleted_at: time(message.deletedAtMs) }),
  };
}

/** A name that is one folder or file on every system. */
const plain = (name: string): string =>
  name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, "_")
    .replace(/^\.+|[. ]+$/g, "_")
    .slice(0, 100);
