import { createHash } from "node:crypto";
import type { Store } from "../store/store.ts";

/** Tells a company as it was made up from any other: by all of its people, channels, emoji and matters. */
export function fingerprintOf(store: Store): string {
  const hash = createHash("sha256");
  for (const user of store.users) hash.update(`${user.id} ${user.email} ${user.roleId} ${user.status}\n`);
  for (const { id, name, type, members } of store.channels.from(0))
    hash.update(`${id} ${name} ${type} ${members.size}\n`);
  for (const { name, file } of store.emoji.page("", 0, store.emoji.size).items) hash.update(`${name} ${file.id}\n`);
  for (const { id, startMs } of store.legalHold.page(0, 1_000).items) hash.update(`${id} ${startMs}\n`);
  return hash.digest("hex");
}
