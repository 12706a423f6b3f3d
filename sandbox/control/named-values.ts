/**
 * What a request says under the names that stand in a message. Zoom's messages spell a name their own way, `$message_id`
 * of `messageId`, and one of a list by its singular, `$identifier` of `identifiers`.
 */
export function namedValues(
  message: string,
  params: Readonly<Record<string, string>>,
  search: string,
  body: string | null,
): Readonly<Record<string, string>> {
  const said = new Map<string, string>();
  const say = (name: string, value: unknown) => {
    const [first = value] = Array.isArray(value) ? value : [value];
    if (typeof first !== "string" && typeof first !== "number") return;
    for (const one of [plain(name), plain(name).replace(/s$/, "")]) if (!said.has(one)) said.set(one, String(first));
  };
  for (const source of [params, Object.fromEntries(new URLSearchParams(search)), fieldsOf(body)])
    for (const [name, value] of Object.entries(source)) say(name, value);
  const values: Record<string, string> = {};
  for (const [name] of message.matchAll(/\w+/g)) {
    const value = said.get(plain(name));
    if (value !== undefined) values[name] = value;
  }
  return values;
}

const plain = (name: string) => name.replaceAll("_", "").toLowerCase();

function fieldsOf(body: string | null): object {
  try {
    const parsed: unknown = JSON.parse(body ?? "");
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    // A fault meets a body that is no JSON too: it names nothing.
    return {};
  }
}
