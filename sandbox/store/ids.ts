import type { Random } from "./random.ts";

/** User, account and directory-group id: 22 characters of base64url. */
export const shortId = (random: Random): string => random.bytes(16).toString("base64url");

/** Channel id: 32 lower-case hexadecimal digits. */
export const channelId = (random: Random): string => random.bytes(16).toString("hex");

/** Id of a meeting's channel, as public files show them. */
export const meetingChannelId = (random: Random): string => `web_sch_${channelId(random)}`;

/** Message, draft and matter id: lower-case UUID. */
export function uuid(random: Random): string {
  const bytes = random.bytes(16);
  bytes[6] = 0x40 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Id of a custom role: 23 characters, the first an R. */
export const roleId = (random: Random): string => `R${shortId(random)}`;

/** Member id: 64 characters of base64url that start with `1v`, as Zoom's do. */
export function memberId(random: Random): string {
  const bytes = random.bytes(48);
  bytes[0] = 0xd6;
  bytes[1] = 0xf0 | ((bytes[1] ?? 0) & 0x0f);
  return bytes.toString("base64url");
}

export const userJid = (userId: string): string => `${userId.toLowerCase()}@xmpp.zoom.us`;

export const channelJid = (id: string): string => `${id}@conference.xmpp.zoom.us`;

export const channelUrl = (id: string): string =>
  `https://us06web.zoom.us/launch/chat/v2/${Buffer.from(JSON.stringify({ sid: channelJid(id) })).toString("base64")}`;

/** @param jid Of the channel, or of the other person. */
export const messageUrl = (messageId: string, jid: string): string =>
  `https://us06web.zoom.us/launch/chat/v2/${Buffer.from(JSON.stringify({ mid: messageId, sid: jid })).toString("base64")}`;

/** True of texts that could be a channel's id. */
export const isChannelId = (text: string): boolean => /^(web_sch_)?[0-9a-f]{32}$/.test(text);
