import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type InterfaceText, proseOf, textsIn, textsInDocument, textsOf } from "./interface-texts.ts";

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
const sentences = ["server", "contract", "domain"].flatMap((folder) => textsIn(folder)).filter(isSentence);
/** Of the local Zoom, what it says itself: its API answers in Zoom's words. */
const ofSandbox = textsIn("sandbox").filter(({ place }) => /^sandbox\/(?:oauth\/|help|main|settings)/.test(place));
const printed = [...textsIn("scripts"), ...ofSandbox].filter(isSentence);
/** The glossary names what it rules out. */
const documents = readdirSync(path.join(import.meta.dirname, "../../docs"))
  .filter((file) => file.endsWith(".md") && file !== "WORDS.md")
  .map((file) => `docs/${file}`);
const prose = ["README.md", ...documents].flatMap(textsInDocument);

describe("texts", () => {
  test("are found", () => {
    expect(ruledOut).toEqual(expect.arrayContaining(["everybody", "take out", "(code 200)", "mention all"]));
    expect(pages.length).toBeGreaterThan(1_000);
    expect(sentences.map(({ text }) => text)).toContain("Zoom could not be reached. Try again.");
    expect(sentences.map(({ text }) => text)).toContain("Zoom no longer has it.");
    expect(printed.length).toBeGreaterThan(5);
    expect(
      printed.some(({ place, text }) => place.startsWith("sandbox/oauth/consent-page") && /Allow/.test(text)),
    ).toBe(true);
    expect(prose.length).toBeGreaterThan(200);
  });

  test("use the words of the glossary", () => {
    expect([...pages, ...sentences, ...printed, ...prose].flatMap(wrongIn)).toEqual([]);
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

test("documents are read over their lines, without what is code", () => {
  const source = "Zoom takes\nit by\nitself.\n\n```\neverybody\n```\nSay `everybody` in [words](meanwhile.md).";
  const found = proseOf("one.md", source).flatMap(wrongIn);
  expect(found.map((wrong) => /“(.+?)”/.exec(wrong)?.[1])).toEqual(["by itself"]);
});
