// The vendor SDK's types of its events as something to hold a webhook against: read from its declarations.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import ts from "typescript";

const folder = path.dirname(createRequire(import.meta.url).resolve("@zoom/rivet"));

/** What of a webhook's body does not fit the SDK's type of the event; empty when all does. */
export type Shapes = (event: string, body: unknown) => readonly string[];

/** @param products Parts of the SDK whose events are wanted, e.g. `teamchat`. */
export function rivetShapes(products: readonly string[]): Shapes & { readonly names: readonly string[] } {
  const types = new Map<string, ts.TypeNode>();
  for (const product of products) {
    const file = path.join(folder, product, `${product}.d.ts`);
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    source.forEachChild((node) => {
      const found = eventOf(node);
      if (found) types.set(found.name, found.type);
    });
  }
  const check: Shapes = (event, body) => {
    const type = types.get(event);
    // The name itself may stand in a base type.
    return type
      ? misfits(type, body, "").filter((what) => what !== "/event is unknown")
      : [`the SDK knows no event ${event}`];
  };
  return Object.assign(check, { names: [...types.keys()] });
}

/** Events are `Event<"name"> & { … }` or interfaces that extend `Event<"name">`. */
function eventOf(node: ts.Node): { name: string; type: ts.TypeNode } | null {
  if (ts.isTypeAliasDeclaration(node) && ts.isIntersectionTypeNode(node.type)) {
    const [marker, type] = node.type.types;
    const name = marker && ts.isTypeReferenceNode(marker) ? literalIn(marker.typeArguments) : null;
    return name !== null && type ? { name, type } : null;
  }
  if (ts.isInterfaceDeclaration(node)) {
    const name = literalIn(node.heritageClauses?.[0]?.types[0]?.typeArguments);
    return name === null ? null : { name, type: ts.factory.createTypeLiteralNode(node.members) };
  }
  return null;
}

function literalIn(nodes: ts.NodeArray<ts.TypeNode> | undefined): string | null {
  const [node] = nodes ?? [];
  return node && ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : null;
}

function misfits(type: ts.TypeNode, value: unknown, at: string): string[] {
  if (ts.isTypeLiteralNode(type)) return membersMisfit(type, value, at);
  if (ts.isArrayTypeNode(type)) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, index) => misfits(type.elementType, item, `${at}[${index}]`));
  }
  if (ts.isUnionTypeNode(type))
    return type.types.some((one) => misfits(one, value, at).length === 0) ? [] : [`${at} is none of the choices`];
  if (ts.isLiteralTypeNode(type)) return type.getText().replaceAll('"', "") === `${value}` ? [] : [`${at} is ${value}`];
  // `ExactlyOneOf<[{ id; display_name }]>` stands around the members of channels; its first entry is the one.
  if (ts.isTypeReferenceNode(type) && type.typeName.getText() === "ExactlyOneOf") {
    const [list] = type.typeArguments ?? [];
    const first = list && ts.isTupleTypeNode(list) ? list.elements[0] : undefined;
    return first ? misfits(first, value, at) : [];
  }
  const wanted = {
    [ts.SyntaxKind.StringKeyword]: "string",
    [ts.SyntaxKind.NumberKeyword]: "number",
    [ts.SyntaxKind.BooleanKeyword]: "boolean",
  };
  const name = wanted[type.kind as keyof typeof wanted];
  return name === undefined || typeof value === name ? [] : [`${at} is no ${name}`];
}

function membersMisfit(type: ts.TypeLiteralNode, value: unknown, at: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${at} is no object`];
  const known = new Set<string>();
  const found = type.members.flatMap((member) => {
    if (!ts.isPropertySignature(member) || !member.type) return [];
    const name = member.name.getText();
    known.add(name);
    if (!Object.hasOwn(value, name)) return member.questionToken ? [] : [`${at}/${name} is missing`];
    return misfits(member.type, Reflect.get(value, name), `${at}/${name}`);
  });
  return [...found, ...Object.keys(value).flatMap((name) => (known.has(name) ? [] : [`${at}/${name} is unknown`]))];
}
