// What only the library for YAML can do. It takes seconds for a large file, so that a server does it in another thread: each
// function stands by itself, and is given the library.
import type * as Yaml from "yaml";
import type { Edit, Path } from "./difference.ts";

/** Where in the text something begins, and what is in it. */
export interface Place {
  readonly at: number;
  readonly in?: Readonly<Record<string, Place>>;
}

export interface PlainYaml {
  readonly value: unknown;
  readonly place: Place;
  readonly flaws: readonly { readonly at: number; readonly message: string }[];
}

/** A file as plain values, each with its place. */
export function readPlain(yaml: typeof Yaml, text: string): PlainYaml {
  const document = yaml.parseDocument(text, { prettyErrors: false });
  const more = "The file holds more than one document: remove this line of ---, and write all in one.";
  const flaws = document.errors.map(({ pos, code, message }) => ({
    at: pos[0],
    message: code === "MULTIPLE_DOCS" ? more : message,
  }));
  const nowhere = { at: 0 };
  if (flaws.length > 0) return { value: null, place: nowhere, flaws };
  const placeOf = (node: unknown, at: number, depth: number): Place => {
    const meant = yaml.isAlias(node) ? node.resolve(document) : node;
    if (depth > 12) return { at };
    if (yaml.isMap(meant)) {
      const inside: Record<string, Place> = {};
      for (const { key, value } of meant.items) {
        if (!yaml.isScalar(key)) continue;
        inside[String(key.value)] = placeOf(value, key.range?.[0] ?? at, depth + 1);
      }
      return { at, in: inside };
    }
    if (!yaml.isSeq(meant)) return { at };
    const items: Record<string, Place> = {};
    for (const [index, item] of meant.items.entries())
      items[String(index)] = placeOf(item, yaml.isNode(item) ? (item.range?.[0] ?? at) : at, depth + 1);
    return { at, in: items };
  };
  try {
    const value: unknown = document.toJS() ?? {};
    return { value, place: placeOf(document.contents, document.contents?.range?.[0] ?? 0, 0), flaws };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const aliases: Yaml.Alias[] = [];
    yaml.visit(document, { Alias: (_key, alias) => void aliases.push(alias) });
    const lost = aliases.find((alias) => !alias.resolve(document));
    const message = lost
      ? `Nothing before this is marked &${lost.source}, which *${lost.source} stands for. Write it out, or mark it.`
      : "An alias repeats too much. Write out what it stands for.";
    return { value: null, place: nowhere, flaws: [{ at: (lost ?? aliases[0])?.range?.[0] ?? 0, message }] };
  }
}

/**
 * Has the file say what is. Comments, and how it is written, stay. Values first, then what comes into lists, then what
 * goes, the last first, so that places in lists stay what they are. An alias is written out where what it stands for is
 * to be otherwise in one of the two places, and stays what it is in the other.
 */
export function editText(yaml: typeof Yaml, text: string, edits: readonly Edit[]): string {
  const document = yaml.parseDocument(text);
  const lastFirst = (one: Path, other: Path): number => {
    for (const [index, key] of one.entries()) {
      const against = other[index];
      if (against === undefined) return -1;
      if (typeof key === "number" && typeof against === "number" && key !== against) return against - key;
    }
    return other.length - one.length;
  };
  const writtenOut = (alias: Yaml.Alias): Yaml.Node | undefined => {
    const node = alias.resolve(document)?.clone() as Yaml.Node | undefined;
    if (node) yaml.visit(node, { Value: (_key, value) => void delete value.anchor });
    return node;
  };
  const changing = new Set<unknown>();
  for (const { do: what, path } of edits) {
    let node: unknown = document.contents;
    for (const key of path) {
      changing.add(node);
      if (!yaml.isCollection(node)) break;
      const inside: unknown = node.get(key, true);
      const out = yaml.isAlias(inside) ? writtenOut(inside) : undefined;
      if (out) node.set(key, out);
      node = out ?? inside;
    }
    changing.add(node);
    if (what !== "add" && yaml.isNode(node)) yaml.visit(node, { Value: (_key, value) => void changing.add(value) });
  }
  yaml.visit(document, {
    Alias: (_key, alias) => (changing.has(alias.resolve(document)) ? writtenOut(alias) : undefined),
  });
  for (const edit of edits) if (edit.do === "set") document.setIn(edit.path, edit.value);
  for (const edit of edits) if (edit.do === "add") document.addIn(edit.path, document.createNode(edit.value));
  const gone = new Map<string, Path>();
  for (const { do: what, path } of edits) if (what === "delete") gone.set(JSON.stringify(path), path);
  for (const path of [...gone.values()].sort(lastFirst)) document.deleteIn(path);
  return document.toString({
    lineWidth: 0,
    flowCollectionPadding: /[[{] /.test(text),
    indentSeq: !/^\w+:[^\S\n]*\n- /m.test(text),
  });
}
