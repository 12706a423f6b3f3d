import * as v from "valibot";
import { richTextRules } from "../../contract/rich-text-rules.gen.ts";
import type { RichTextSpan } from "../store/message.ts";
import { invalidField } from "./errors.ts";

type Format = RichTextSpan["format"];

export const RichTextInput = v.object({
  start_position: v.optional(v.number()),
  end_position: v.optional(v.number()),
  /** The contract's schema knows the formats. */
  format_type: v.optional(v.custom<Format>((value) => typeof value === "string")),
  format_attr: v.optional(v.string()),
});

type RichText = v.InferOutput<typeof RichTextInput>;

/** What a format's value has to look like; the others have none. */
const attributes: Partial<Record<Format, RegExp>> = {
  FontSize: /^[sml]$/,
  FontColor: /^#?[0-9a-f]{6}$/i,
  BackgroundColor: /^#?[0-9a-f]{6}$/i,
  LeftIndent: /^[1-9]\d{0,4}$/,
  Paragraph: /^h[123]$/,
  AddLink: /^https?:\/\/\S+$/,
};

const ruleOf = (format: Format) => richTextRules.find((rule) => rule.format === format);

/**
 * Applies the formats of a request in their order to a text, as Zoom's client would.
 *
 * @throws ZoomError 400/300 when one lacks its value, lies outside the text, or is a link over a line's end.
 */
export function formatted(text: string, given: readonly RichText[]): RichTextSpan[] {
  let spans: RichTextSpan[] = [];
  for (const [index, one] of given.entries()) {
    const span = checked(text, one, `rich_text[${index}]`);
    const rule = ruleOf(span.format);
    const isCleared = ({ format }: RichTextSpan) =>
      rule?.clears?.includes(format) || (rule?.clearsAllBut && !rule.clearsAllBut.includes(format));
    const isInTheWay = ({ format }: RichTextSpan) => {
      const allowed = ruleOf(format)?.allowsOnItself;
      return rule?.notOn?.includes(format) || (allowed && format !== span.format && !allowed.includes(span.format));
    };
    const added = spans.filter(isInTheWay).reduce((parts, other) => without(parts, other), [span]);
    const kept = spans.flatMap((other) => (isCleared(other) ? added.reduce(without, [other]) : [other]));
    spans = [...kept, ...added];
  }
  return spans;
}

function checked(text: string, one: RichText, field: string): RichTextSpan {
  const { start_position: start = 0, end_position: end = text.length, format_type: format, format_attr = "" } = one;
  if (format === undefined) throw invalidField(`${field}.format_type`, "This field is required.");
  if (start < 0 || start >= end || end > text.length) throw invalidField(`${field}.end_position`, "Invalid field.");
  const attribute = attributes[format] ? format_attr : "";
  if (attributes[format]?.test(attribute) === false) throw invalidField(`${field}.format_attr`, "Invalid field.");
  const rule = ruleOf(format);
  if (rule?.acrossLines === false && text.slice(start, end).includes("\n"))
    throw invalidField(`${field}.end_position`, "Invalid field.");
  return { ...(rule?.wholeLine ? wholeLines(text, start, end) : { start, end }), format, attribute };
}

function wholeLines(text: string, start: number, end: number): { start: number; end: number } {
  const lineStart = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", end);
  return { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd };
}

/** What is left of stretches where another takes its place. */
const without = (spans: readonly RichTextSpan[], { start, end }: RichTextSpan): RichTextSpan[] =>
  spans.flatMap((span) => {
    if (span.end <= start || span.start >= end) return [span];
    const before = { ...span, end: start };
    const after = { ...span, start: end };
    return [before, after].filter((part) => part.start < part.end);
  });
