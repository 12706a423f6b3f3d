import { describe, expect, it } from "vitest";
import { ZoomError } from "./operation.ts";
import { formatted } from "./rich-text.ts";

type Given = Parameters<typeof formatted>[1][number];
type Format = NonNullable<Given["format_type"]>;

const span = (format_type: Format, start_position: number, end_position: number, format_attr?: string): Given => ({
  format_type,
  start_position,
  end_position,
  ...(format_attr !== undefined && { format_attr }),
});
const link = (start: number, end: number) => span("AddLink", start, end, "https://example.com");
/** `Bold 0-5` and so on, in the order they were applied. */
const shown = (text: string, ...given: Given[]) =>
  formatted(text, given).map(({ format, start, end }) => `${format} ${start}-${end}`);

const twoLines = "first line\nsecond line";

describe("rich text refuses", () => {
  it.each([
    ["a stretch that ends after the text", span("Bold", 0, 6)],
    ["a stretch that ends where it starts", span("Bold", 2, 2)],
    ["a stretch that starts before the text", span("Bold", -1, 2)],
    ["a stretch without a format", { start_position: 0, end_position: 2 }],
    ["a colour that is none", span("FontColor", 0, 5, "pink")],
    ["a size that is none", span("FontSize", 0, 5, "xl")],
    ["an indent of nothing", span("LeftIndent", 0, 5, "0")],
    ["a heading of a fourth kind", span("Paragraph", 0, 5, "h4")],
    ["a link that leads nowhere", span("AddLink", 0, 5, "example.com")],
    ["a format without the value it needs", span("Paragraph", 0, 5)],
  ])("%s", (_, given) => {
    expect(() => formatted("Hello", [given])).toThrow(ZoomError);
  });

  it("a link over a line's end", () => {
    expect(() => formatted(twoLines, [link(3, 14)])).toThrow(ZoomError);
  });
});

describe("rich text", () => {
  it("keeps what does not meet", () => {
    expect(shown("Hello", span("Bold", 0, 1), span("Italic", 1, 5))).toEqual(["Bold 0-1", "Italic 1-5"]);
  });

  it("lets styles of letters lie on one another", () => {
    expect(shown("Hello", span("Bold", 0, 5), span("Underline", 0, 5))).toEqual(["Bold 0-5", "Underline 0-5"]);
  });

  it.each(["BulletedList", "NumberedList", "Quote"] as const)("spreads a %s to the whole line", (format) => {
    expect(shown(twoLines, span(format, 13, 14))).toEqual([`${format} 11-22`]);
  });

  it("spreads a heading and an indent to all the lines they touch", () => {
    expect(shown(twoLines, span("Paragraph", 8, 13, "h1"), span("LeftIndent", 1, 2, "20"))).toEqual([
      "Paragraph 0-22",
      "LeftIndent 0-10",
    ]);
  });

  it("lets a list take the place of the other kind, of quotes and of indents", () => {
    const others = [span("NumberedList", 0, 1), span("Quote", 0, 1), span("LeftIndent", 0, 1, "9")];
    for (const other of others) expect(shown("Hello", other, span("BulletedList", 0, 1))).toEqual(["BulletedList 0-5"]);
  });

  it("lets a quote take away all but links, lists and italics", () => {
    const given = [span("Bold", 0, 5), span("Italic", 0, 5), link(0, 5), span("Quote", 0, 1)];
    expect(shown("Hello", ...given)).toEqual(["Italic 0-5", "AddLink 0-5", "Quote 0-5"]);
  });

  it("lets nothing but links and lists come onto a quote", () => {
    expect(shown("Hello", span("Quote", 0, 1), span("Bold", 0, 5), link(0, 5))).toEqual(["Quote 0-5", "AddLink 0-5"]);
    expect(shown("Hello", span("Quote", 0, 1), span("BulletedList", 0, 5))).toEqual(["BulletedList 0-5"]);
  });

  it("lets a link take away colours and underlining where it is, and no further", () => {
    expect(shown("Hello", span("Underline", 0, 5), link(1, 3))).toEqual([
      "Underline 0-1",
      "Underline 3-5",
      "AddLink 1-3",
    ]);
  });

  it("lets no colour and no underlining come onto a link", () => {
    const coloured = [span("FontColor", 0, 5, "FFC0CB"), span("BackgroundColor", 1, 3, "FFC0CB")];
    expect(shown("Hello", link(1, 3), ...coloured)).toEqual(["AddLink 1-3", "FontColor 0-1", "FontColor 3-5"]);
  });

  it("drops a value from formats that have none", () => {
    expect(formatted("Hello", [span("Bold", 0, 5, "h1")])).toEqual([
      { format: "Bold", start: 0, end: 5, attribute: "" },
    ]);
  });
});
