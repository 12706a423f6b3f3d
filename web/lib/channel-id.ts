/**
 * Ids of channels are Zoom's to shape: 32 hexadecimal signs for most, `web_sch_` before them for channels of meetings,
 * and whatever comes next. So an id is taken as it stands, letter case included, and never cut out of a longer word.
 * This only tells one from a name: it is one long word, with a digit in it or longer than any name's.
 */
export function canBeChannelId(text: string): boolean {
  return ID.test(text) && (/\d/.test(text) || text.length >= LONGEST_NAME_WORD);
}

/** Whether a text has the shape that ids have today. Another that can be one may as well be a name: `inc-4713-disk-full`. */
export const hasChannelIdShape = (text: string): boolean => /^(web_sch_)?[0-9a-z]{32}$/i.test(text);

const LONGEST_NAME_WORD = 32;
const ID = /^[^\s,;:"'<>()@/?#&%]{16,}$/;

/**
 * The channel ids in a typed or pasted text: each word that is one, the first part of a channel's address
 * (`ID@conference.xmpp.zoom.us`), and what a link of Zoom names.
 *
 * @returns the ids, each once, and the words that name no channel.
 */
export function readChannelIds(text: string): { readonly ids: readonly string[]; readonly rest: readonly string[] } {
  const ids = new Set<string>();
  const rest: string[] = [];
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const found = idsOfWord(word);
    if (found.length === 0) rest.push(word);
    for (const id of found) ids.add(id);
  }
  return { ids: [...ids], rest };
}

function idsOfWord(word: string): readonly string[] {
  if (canBeChannelId(word)) return [word];
  if (URL.canParse(word) && /^https?:/i.test(word)) return idsOfLink(new URL(word));
  const id = idOfAddress(word);
  return id === undefined ? [] : [id];
}

/** Zoom's own links have the channel's address in their last part, as JSON in Base64; others name the id as it is. */
function idsOfLink({ pathname, searchParams }: URL): readonly string[] {
  const parts = pathname.split("/").map(decoded);
  const sid = /"sid":\s*"([^"]+)"/.exec(base64Text(parts.at(-1) ?? ""))?.[1];
  const id = sid === undefined ? undefined : idOfAddress(sid);
  if (id !== undefined) return [id];
  return [...parts, ...searchParams.values()].filter(canBeChannelId);
}

function idOfAddress(address: string): string | undefined {
  const [id, host, ...more] = address.split("@");
  return id && host && more.length === 0 && /^conference\./i.test(host) && canBeChannelId(id) ? id : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign: the part stands for itself.
    return part;
  }
}

/** The text of a Base64 word, also one of a link; empty when it is none. */
function base64Text(word: string): string {
  try {
    return atob(word.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
