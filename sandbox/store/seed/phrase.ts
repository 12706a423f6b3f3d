import type { MessageContent, RichTextSpan } from "../message.ts";
import type { Random } from "../random.ts";
import { departments, offices, partners } from "./company.ts";
import { fillings } from "./talk.ts";

type Said = Pick<MessageContent, "text" | "richText" | "mentions">;

/** Fills in what stands in braces. @param person Whose first name may come in. */
export function fillIn(random: Random, line: string, person: string): string {
  const text = line.replace(/\{(\w+)\}/g, (_, slot: string) => filling(random, slot, person));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function filling(random: Random, slot: string, person: string): string {
  const words = fillings[slot];
  if (words) return random.pick(words);
  switch (slot) {
    case "person":
      return person;
    case "n":
      return `${2 + random.below(88)}`;
    case "city":
      return random.pick(offices).city;
    case "team":
      return random.pick(random.pick(departments).teams);
    case "customer":
      return titled(random.pick(partners).name);
    default:
      throw new Error(`nothing fills {${slot}}`);
  }
}

const titled = (name: string): string =>
  name.replace(/(^|-)(\w)/g, (_, dash, letter: string) => `${dash && " "}${letter.toUpperCase()}`);

/** A text with its links as links, and now and then something bold. */
export function plainly(random: Random, text: string): Said {
  const link = /https?:\/\/[^\s,]+/.exec(text);
  if (link) {
    const [attribute] = link;
    const span: RichTextSpan = { start: link.index, end: link.index + attribute.length, format: "AddLink", attribute };
    return { text, richText: [span], mentions: [] };
  }
  const firstWords = /^[^,.:?!]{3,30}[:?!]/.exec(text);
  if (!firstWords || !random.chance(0.2)) return { text, richText: [], mentions: [] };
  return { text, richText: [{ start: 0, end: firstWords[0].length, format: "Bold", attribute: "" }], mentions: [] };
}

/** A text that calls somebody by name, or everybody. */
export function addressed(text: string, name: string, person: number | null): Said {
  const called = `@${name}`;
  return { text: `${called} ${text}`, richText: [], mentions: [{ person, start: 0, end: called.length - 1 }] };
}
