/** What people wrote to one another, and what could open something: only its length is recorded. */
const withheld =
  /message|text|content|rich_text|card|attachment|password|secret|token|authori[sz]ation|cookie|credential|key/i;

const LONGEST_TEXT = 200;
const MOST_ITEMS = 50;
const DEEPEST = 6;
/** Of a whole summary, in characters of JSON: whoever may send a change may add a row, so a row has to stay small. */
const MOST_CHARACTERS = 8_000;

/** A request body fit for the audit: its fields and values, cut to size. */
export function summariseBody(body: unknown): unknown {
  return summarise(body, "secrets", 0, { left: MOST_CHARACTERS });
}

/**
 * What the console itself says of things, cut to size: as many of some values as find room together, in characters of
 * JSON. Their fields are the console's own and hold neither messages nor secrets.
 */
export function summariseSome<T>(values: readonly T[], mostCharacters: number): T[] {
  const room = { left: mostCharacters };
  const kept: T[] = [];
  for (const value of values) {
    const summary = summarise(value, "nothing", 0, room);
    if (room.left < 0) break;
    kept.push(summary as T);
  }
  return kept;
}

/** Parameters of a path or a query; nothing of them is withheld. */
export function summariseParameters(parameters: Iterable<readonly [string, string]>): Record<string, string> {
  const room = { left: MOST_CHARACTERS };
  const kept: Record<string, string> = {};
  for (const [name, value] of parameters) {
    const cut = [cutText(name), cutText(value)] as const;
    if (!takes(room, cut[0].length + cut[1].length)) break;
    kept[cut[0]] = cut[1];
  }
  return kept;
}

/** At most so many characters, none of them half of one. */
export function cutText(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).replace(/\p{Surrogate}$/u, "")}…` : text;
}

/** What of a value is told by its length only: the fields of secrets, or, in one of those, everything. */
type Withheld = "nothing" | "secrets" | "everything";

interface Room {
  left: number;
}

function takes(room: Room, characters: number): boolean {
  room.left -= characters + 4;
  return room.left >= 0;
}

function summarise(value: unknown, keptBack: Withheld, depth: number, room: Room): unknown {
  if (typeof value === "string") {
    const kept = keptBack === "everything" ? `(${value.length} characters)` : cutText(value);
    return takes(room, kept.length) ? kept : "…";
  }
  if (value === null || typeof value !== "object") return takes(room, 8) ? (value ?? null) : "…";
  if (depth >= DEEPEST || !takes(room, 2)) return "…";
  if (Array.isArray(value)) return summariseList(value, keptBack, depth, room);
  const entries = Object.entries(value);
  const kept: [string, unknown][] = [];
  for (const [name, item] of entries) {
    if (kept.length >= MOST_ITEMS || !takes(room, Math.min(name.length, LONGEST_TEXT))) break;
    kept.push([cutText(name), summarise(item, within(keptBack, name), depth + 1, room)]);
  }
  if (kept.length < entries.length) kept.push(["…", `${entries.length - kept.length} more`]);
  return Object.fromEntries(kept);
}

const within = (keptBack: Withheld, name: string): Withheld =>
  keptBack === "secrets" && withheld.test(name) ? "everything" : keptBack;

function summariseList(list: readonly unknown[], keptBack: Withheld, depth: number, room: Room): unknown[] {
  const kept: unknown[] = [];
  for (const item of list) {
    if (kept.length >= MOST_ITEMS || room.left <= 0) break;
    kept.push(summarise(item, keptBack, depth + 1, room));
  }
  return kept.length < list.length ? [...kept, `… ${list.length - kept.length} more`] : kept;
}
