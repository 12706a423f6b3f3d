import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const source = /(?<!\.(test|model|gen))\.tsx?$/;
const specifier = /(?:\bfrom|\bimport\(?)\s*"(\.[^"]+)"/g;

/**
 * Folders that lie in the same one and import each other, be it over others: none of them can be understood, tested or
 * moved without the rest. Tests and their models may import what they like.
 *
 * @param {readonly string[]} roots folders whose sources are read
 * @param {readonly string[]} known steps of cycles to be overlooked, as in `server: audit → proxy`
 * @returns {string[]} of each cycle one way round, with a file that imports for each step; and what of `known` is none
 */
export function folderCycles(roots, known = []) {
  const graphs = graphsOf(roots);
  const overlooked = known.map((step) => {
    const [, parent, from, to] = step.match(/^(.+): (.+) → (.+)$/) ?? [];
    return { step, graph: graphs.get(parent), from, to, isThere: graphs.get(parent)?.get(from)?.delete(to) ?? false };
  });
  const cycles = [...graphs].flatMap(([parent, graph]) => cyclesOf(graph).map((cycle) => told(parent, graph, cycle)));
  const outdated = overlooked.filter(({ graph, from, to, isThere }) => !isThere || !wayBetween(graph, to, from));
  return [...cycles, ...outdated.map(({ step }) => `no step of a cycle any more, to be struck off: ${step}`)];
}

/** @returns {Map<string, Map<string, Map<string, string>>>} by parent, importing and imported folder a file that imports */
function graphsOf(roots) {
  const graphs = new Map();
  for (const file of roots.flatMap(sourcesIn)) {
    for (const [, target] of readFileSync(file, "utf8").matchAll(specifier)) {
      const imported = path.join(path.dirname(file), target);
      const step = source.test(imported) && existsSync(imported) ? siblings(file, imported) : null;
      if (step) getOrAdd(getOrAdd(graphs, step.parent), step.from).set(step.to, file);
    }
  }
  return graphs;
}

const sourcesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((name) => source.test(name));

/** The folders, side by side, that two files lie in or below; null where one lies beside the other's folder. */
function siblings(file, imported) {
  const from = file.split(path.sep);
  const to = imported.split(path.sep);
  const at = from.findIndex((part, index) => part !== to[index]);
  if (at < 0 || at >= from.length - 1 || at >= to.length - 1) return null;
  return { parent: from.slice(0, at).join("/"), from: from[at], to: to[at] };
}

function getOrAdd(map, key) {
  const value = map.get(key) ?? new Map();
  map.set(key, value);
  return value;
}

/** The shortest cycle of each folder that is in one; of cycles over the same folders one. */
function cyclesOf(graph) {
  const cycles = new Map();
  for (const start of [...graph.keys()].sort()) {
    const cycle = wayBetween(graph, start, start);
    const folders = cycle?.toSorted().join();
    if (cycle && !cycles.has(folders)) cycles.set(folders, cycle);
  }
  return [...cycles.values()];
}

/** The folders from the first to the one that imports the last, on the shortest way; null where there is none. */
function wayBetween(graph, first, last) {
  const seen = new Set();
  const ways = [[first]];
  for (const way of ways) {
    for (const next of graph.get(way.at(-1))?.keys() ?? []) {
      if (next === last) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}

function told(parent, graph, cycle) {
  const steps = cycle.map((from, index) => {
    const to = cycle[(index + 1) % cycle.length];
    return `  ${from} → ${to}: ${graph.get(from).get(to)}`;
  });
  return [`in ${parent}:`, ...steps].join("\n");
}
