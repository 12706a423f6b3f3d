import type { components } from "../../contract/zoom-chat.types.gen.ts";
import { maxBytesOf } from "../files/read-form.ts";
import type { CustomEmoji } from "../store/emoji.ts";
import type { EventName } from "../store/events.ts";
import type { Store, User } from "../store/store.ts";
import { dateTime } from "./date-time.ts";
import { operationError } from "./errors.ts";
import { newFile } from "./files.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

const NAME = /^[A-Za-z0-9_]{1,100}$/;

const isAdmin = (store: Store, user: User): boolean => store.privilegesOf(user).includes("IMSetting:Edit");

export const emojiHandlers = {
  listCustomEmojis: (context) => {
    const { operation, query, store, cursor } = context;
    const { search_key: search } = query;
    if (store.settings.customEmoji === "off") throw operationError(operation.id, 300);
    const page = store.emoji.page(search ?? "", pageStart(context), cursor.pageSize);
    return {
      status: 200,
      body: {
        emojis: page.items.map((emoji) => emojiView(store, emoji)),
        ...paging(context, page.next),
        ...(search !== undefined && { search_key: search }),
      },
    };
  },

  addCustomEmoji: (context) => {
    const { operation, form, store, caller, nowMs } = context;
    const { customEmoji } = store.settings;
    if (customEmoji === "off" || (customEmoji === "admins" && !isAdmin(store, caller.user)))
      throw operationError(operation.id, 40090);
    const { name = "" } = form?.fields ?? {};
    const [file, ...others] = form?.files ?? [];
    if (!file || others.length > 0 || !NAME.test(name) || file.size > maxBytesOf(operation.id).image)
      throw operationError(operation.id, 300);
    if (file.imageType === null) throw operationError(operation.id, 400);
    if (file.isBrokenImage) throw operationError(operation.id, 500);
    if (store.emoji.isNameTaken(name)) throw operationError(operation.id, 30010);
    const picture = { ...newFile(file, caller.user, nowMs), name: `${name}.${file.imageType}`, isForEverybody: true };
    const emoji = store.emoji.add(store.files.add(picture, true), name);
    emitEmoji(context, "team_chat.emoji_added", emoji);
    return { status: 201, body: { file_id: emoji.file.id, name } };
  },

  /** Who added it may delete it, and so may who runs the account's chat. */
  deleteCustomEmoji: (context) => {
    const { operation, params, store, caller } = context;
    const { fileId = "" } = params;
    if (store.settings.customEmoji === "off") throw operationError(operation.id, 300);
    const emoji = store.emoji.find(fileId);
    if (!emoji) throw operationError(operation.id, 5404, { values: { fileId } });
    if (emoji.file.owner !== caller.user.index && !isAdmin(store, caller.user)) throw operationError(operation.id, 200);
    store.emoji.delete(emoji);
    store.files.delete(emoji.file);
    emitEmoji(context, "team_chat.emoji_removed", emoji);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;

function emojiView(store: Store, { file, name }: CustomEmoji): components["schemas"]["CustomEmoji"] {
  const person = store.people.at(file.owner);
  return {
    file_id: file.id,
    name,
    user_id: person.isExternal ? "" : person.id,
    member_id: person.memberId,
    user_name: person.displayName,
    user_email: person.email,
    date_added: dateTime(file.createdAtMs),
  };
}

function emitEmoji(
  { store, caller, nowMs }: OperationContext,
  name: EventName,
  { file, name: word }: CustomEmoji,
): void {
  store.events.emit(name, { operator: caller.user, atMs: nowMs, object: () => ({ name: word, file_id: file.id }) });
}
