import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const root = path.join(import.meta.dirname, "../..");

export interface InterfaceText {
  /** `web/app/start.tsx:12` */
  readonly place: string;
  /** What is read there, blanks as one; `{}` stands where a value is put in. */
  readonly text: string;
}

/** Attributes that nobody reads. */
const UNREAD = new Set(["className", "href", "id", "key", "name", "to", "type"]);

/** Files that say something to people, apart from their tests and what is generated. */
function sources(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !/\.(?:test|gen)\.|\/testing\/|\/migrations\//.test(file));
}

/** The texts in the sources of a folder: of several words, or one that begins like a label. */
export function textsIn(folder: string): readonly InterfaceText[] {
  return sources(folder).flatMap((file) => textsOf(file, readFileSync(path.join(root, file), "utf8")));
}

/** The paragraphs of a document, without its code, and without the addresses of its links. */
export function textsInDocument(file: string): readonly InterfaceText[] {
  return proseOf(file, readFileSync(path.join(root, file), "utf8"));
}

export function proseOf(file: string, source: string): readonly InterfaceText[] {
  return source
    .replace(/^```[\s\S]*?^```/gm, "")
    .replace(/`[^`]*`/g, "{}")
    .replace(/\]\([^)]*\)/g, "]")
    .split(/\n\s*\n|\n(?=\s*(?:[-|#]|\d+\.) ?)/)
    .map((text) => ({ place: file, text: text.replace(/\s+/g, " ").trim() }))
    .filter(({ text }) => text !== "");
}

/** The texts of one source. */
export function textsOf(file: string, source: string): readonly InterfaceText[] {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false, kind);
  const found: InterfaceText[] = [];
  const add = (raw: string, node: ts.Node): void => {
    const text = (raw.trimStart().startsWith("<") ? raw.replace(/<[^>]*>/g, " ") : raw).replace(/\s+/g, " ").trim();
    if (!/^\P{L}*\p{Lu}|\p{L}.* .*\p{L}/u.test(text)) return;
    const { line } = parsed.getLineAndCharacterOfPosition(node.end);
    found.push({ place: `${file}:${line + 1}`, text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxAttribute(node) && ts.isIdentifier(node.name) && UNREAD.has(node.name.text)) return;
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) add(node.text, node);
    if (ts.isTemplateExpression(node))
      add([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("{}"), node);
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}
