import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type InterfaceText, textsIn, textsOf } from "./interface-texts.ts";

const glossary = readFileSync(path.join(import.meta.dirname, "../../docs/WORDS.md"), "utf8");

/** What the last column of the glossary's tables, "Not", rules out. */
const ruledOut = glossary
  .split("\n")
  .filter((line) => /^\|(?! (?:Say|Write|---))/.test(line))
  .flatMap((line) => (line.split("|").at(-2) ?? "").split(","))
  .map((phrase) => phrase.trim())
  .filter(Boolean);

/** Finds a phrase as whole words, also at the beginning of a sentence. */
function finder(phrase: string): RegExp {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const [first = ""] = phrase;
  const start = /\p{L}/u.test(first) ? `[${first}${first.toUpperCase()}]${escaped.slice(1)}` : escaped;
  return new RegExp(`(?<![\\p{L}\\p{N}_])${start}(?![\\p{L}\\p{N}_])`, "u");
}

const finders = ruledOut.map((phrase) => ({ phrase, pattern: finder(phrase) }));

function wrongIn({ place, text }: InterfaceText): readonly string[] {
  return finders.filter(({ pattern }) => pattern.test(text)).map(({ phrase }) => `${place} “${phrase}”: ${text}`);
}

/** Sentences of the server reach a page; what begins small goes to the log. */
const isSentence = ({ text }: InterfaceText): boolean => /^\p{Lu}.* /u.test(text);
/** Its settings and its start speak to a terminal. */
const isPrinted = ({ place }: InterfaceText): boolean => /^server\/(?:config|db|main|log|watchdog)/.test(place);

/** What building says is printed, too. */
const pages = textsIn("web").filter(({ place }) => !place.startsWith("web/build/"));
const sentences = [...textsIn("server"), ...textsIn("contract")].filter(isSentence);
const printed = textsIn("scripts").filter(isSentence);

describe("texts", () => {
  test("are found", () => {
    expect(ruledOut).toEqual(expect.arrayContaining(["everybody", "take out", "(code 200)", "mention all"]));
    expect(pages.length).toBeGreaterThan(1_000);
    expect(sentences.map(({ text }) => text)).toContain("Zoom could not be reached. Try again.");
    expect(printed.length).toBeGreaterThan(5);
  });

  test("use the words of the glossary", () => {
    expect([...pages, ...sentences, ...printed].flatMap(wrongIn)).toEqual([]);
  });

  test("have one apostrophe and one ellipsis on pages", () => {
    const onPages = [...pages, ...sentences.filter((text) => !isPrinted(text))];
    expect(onPages.filter(({ text }) => /\p{L}'(?:\p{L}| )|\p{L}\.\.\.(?!\p{L}|\[)/u.test(text))).toEqual([]);
  });
});

test.each([
  [`<p>It is no\n administrator</p>`, ["is no administrator"]],
  ["notify(`Took $" + "{name} out.`)", ["took {}"]],
  [`<p>Zoom took too long</p>`, []],
  [`<Field label="E-mail" />`, ["e-mail"]],
  [`const text = isDone ? "Ada is no administrator" : null`, ["is no administrator"]],
  ["throw new Failure(`Refused (code 200)`)", ["(code 200)"]],
  [`import x from "./take out.ts"; // everybody`, []],
  [`<p className="took out">Remove</p>`, []],
  [`<p>An ID, looked at in the meantime</p>`, []],
])("%s", (source, phrases) => {
  const found = textsOf("one.tsx", source).flatMap(wrongIn);
  expect(found.map((wrong) => /“(.+?)”/.exec(wrong)?.[1])).toEqual(phrases);
});
