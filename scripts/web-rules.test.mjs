// What the browser leaves to the server: it writes nothing in a loop, repeats no request, takes nothing back by a function
// it holds, and knows no path of the Zoom API.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { operations } from "../contract/operations.gen.ts";

const files = readdirSync("web", { recursive: true, encoding: "utf8" })
  .map((file) => path.join("web", file))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^web\/(?:build|texts)\//.test(file));

const parse = (file, source) =>
  ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, file.endsWith("x") ? ts.ScriptKind.TSX : undefined);
const sources = files.map((file) => parse(file, readFileSync(file, "utf8")));
const example = (code) => [parse("example.tsx", code)];

const nodesIn = (root) => {
  const all = [];
  const visit = (node) => {
    all.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return all;
};
const placeOf = (node) => {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};
const isFunction = (node) => node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
const nameOf = (node) => (node.name && ts.isIdentifier(node.name) ? node.name.text : "");
const calledIn = (root) =>
  nodesIn(root).flatMap((node) => {
    if (!ts.isCallExpression(node)) return [];
    const { expression } = node;
    return [ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()];
  });

/** Requests that change nothing at all. */
const READING = new Set(["lookUp"]);
const isWritingMethod = (node) =>
  ts.isPropertyAssignment(node) &&
  nameOf(node) === "method" &&
  ts.isStringLiteral(node.initializer) &&
  node.initializer.text !== "GET";

/** Names of the functions that send something that changes something, by themselves or by calling another. */
function writersIn(all) {
  const functions = all.flatMap(nodesIn).flatMap((node) => {
    const body = ts.isFunctionDeclaration(node)
      ? node
      : ts.isVariableDeclaration(node) && isFunction(node.initializer)
        ? node.initializer
        : null;
    const name = nameOf(node);
    if (!body || !name || READING.has(name)) return [];
    // What a component does at a press is no call of whoever shows it.
    if (/^[A-Z]|^use[A-Z]/.test(name)) return [];
    return [
      { name, sends: nodesIn(body).some(isWritingMethod), calls: calledIn(body), file: node.getSourceFile().fileName },
    ];
  });
  const writers = new Set(["mutate", "mutateAsync"]);
  const readingFile = functions.filter(({ file }) => file === "web/lib/api/look-up.ts");
  for (const { name, sends } of functions)
    if (sends && !readingFile.some((one) => one.name === name)) writers.add(name);
  for (let size = -1; size !== writers.size; ) {
    size = writers.size;
    for (const { name, calls } of functions) if (calls.some((called) => writers.has(called))) writers.add(name);
  }
  return writers;
}

const isLoop = (node) =>
  ts.isForStatement(node) ||
  ts.isForOfStatement(node) ||
  ts.isForInStatement(node) ||
  ts.isWhileStatement(node) ||
  ts.isDoStatement(node);
/** What is called for each of many. */
const EACH = new Set(["map", "flatMap", "forEach", "pMap"]);
const perItem = (node) => {
  if (isLoop(node)) return [node.statement];
  if (!ts.isCallExpression(node)) return [];
  const { expression } = node;
  const called = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
  return EACH.has(called) ? node.arguments.filter(isFunction) : [];
};
/** What is rendered of each of many does nothing until it is pressed. */
const isRendered = (node) => nodesIn(node).some((one) => ts.isJsxElement(one) || ts.isJsxSelfClosingElement(one));

const writesInLoops = (all) => {
  const writers = writersIn(all);
  return all.flatMap(nodesIn).flatMap((node) =>
    perItem(node).flatMap((body) => {
      if (isRendered(body)) return [];
      const called = calledIn(body).find((name) => writers.has(name));
      return called === undefined ? [] : [`${placeOf(node)} calls ${called}`];
    }),
  );
};

/** Loops without an end of their own that try something and go on when it failed. */
const retryLoops = (all) =>
  all.flatMap(nodesIn).flatMap((node) => {
    if (ts.isImportDeclaration(node) && /^p-retry|async-retry$/.test(node.moduleSpecifier.text)) return [placeOf(node)];
    const isEndless = ts.isWhileStatement(node) || ts.isDoStatement(node) || ts.isForStatement(node);
    const tries =
      isEndless &&
      nodesIn(node.statement).some(
        (one) => ts.isTryStatement(one) && one.catchClause && nodesIn(one.tryBlock).some(ts.isAwaitExpression),
      );
    return tries ? [placeOf(node)] : [];
  });

const undoClosures = (all) =>
  all.flatMap(nodesIn).flatMap((node) => {
    const isNamed = /^(?:undo|onUndo|takeBack|revert|rollback)$/.test(nameOf(node));
    const holds =
      ((ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && isFunction(node.initializer)) ||
      ts.isMethodDeclaration(node) ||
      ts.isMethodSignature(node) ||
      (ts.isPropertySignature(node) && node.type && ts.isFunctionTypeNode(node.type));
    return isNamed && holds ? [placeOf(node)] : [];
  });

const first = [...new Set(operations.map(({ path: of }) => of.split("/")[1]))].join("|");
const ofZoom = new RegExp(`^/(?:v2/|api/zoom/[^/]+/)?(?:${first})(?:/|\\?|$)|^/api/zoom`);
/** The one place that joins a connection and a call of the contract. */
const JOINS = "web/lib/api/paths.ts";
const zoomPaths = (all) =>
  all.flatMap(nodesIn).flatMap((node) => {
    const text = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text : "";
    return ofZoom.test(text) && node.getSourceFile().fileName !== JOINS ? [placeOf(node)] : [];
  });

describe("the browser", () => {
  test("sends nothing for one thing after another: a change of many is one request", () => {
    // Files come one by one; and a notice may stand for two changes, which are taken back one after the other.
    const own = ["web/lib/reads/each.ts", "web/shared/changes/undo-change.ts"];
    expect(writesInLoops(sources).filter((found) => !own.some((file) => found.startsWith(file)))).toEqual([]);
  });

  test("sends one by one nothing but the pictures of emojis", () => {
    const users = sources.filter((source) =>
      source.statements.some(
        (one) => ts.isImportDeclaration(one) && /\/reads\/(?:use-)?each\.ts$/.test(one.moduleSpecifier.text),
      ),
    );
    expect(users.map(({ fileName }) => fileName).filter((file) => !file.startsWith("web/features/emoji/"))).toEqual([]);
  });

  test("repeats no request: the server waits for limits, and queries are repeated by their library", () => {
    expect(retryLoops(sources)).toEqual([]);
  });

  test("takes back by the ID of a change, never by a function it holds", () => {
    expect(undoClosures(sources)).toEqual([]);
  });

  test("knows operations by the contract, not by their paths", () => {
    expect(zoomPaths(sources)).toEqual([]);
  });
});

describe("what is refused", () => {
  const send =
    'const rename = (id) => request({ path: id, method: "PUT" });\nconst all = async (ids) => rename(ids);\n';

  test.each([
    "for (const id of ids) await rename(id);",
    "ids.map((id) => all(id));",
    "pMap(ids, async (id) => { await rename(id); });",
    "while (ids.length > 0) await rename(ids.pop());",
    "for (const id of ids) mutation.mutate(id);",
  ])("%s", (code) => expect(writesInLoops(example(send + code))).toHaveLength(1));

  test.each(["for (const id of ids) read(id);", "rename(ids);", "ids.map((id) => <A onPress={() => rename(id)} />);"])(
    "and not %s",
    (code) => expect(writesInLoops(example(send + code))).toEqual([]),
  );

  test.each(["for (;;) { try { await ask(); } catch {} }", 'import pRetry from "p-retry";'])("%s", (code) =>
    expect(retryLoops(example(code))).toHaveLength(1),
  );

  test.each([
    "interface A { readonly undo: () => void }",
    "const undo = async () => back();",
    "notify({ undo: () => back() });",
  ])("%s", (code) => expect(undoClosures(example(code))).toHaveLength(1));

  test.each(['ask("/chat/channels");', "ask(`/users/$" + "{id}`);", "get('/api/zoom/me/contacts?a=b');"])(
    "%s",
    (code) => expect(zoomPaths(example(code))).toHaveLength(1),
  );
});
