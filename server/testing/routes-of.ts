// What an Express application answers, read from its router, so that a route which was added since is not overlooked.
import type { Express } from "express";

interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method: string }[] } | undefined;
  readonly handle: unknown;
}

const layersOf = (handle: unknown): readonly Layer[] =>
  typeof handle === "function" && "stack" in handle && Array.isArray(handle.stack) ? handle.stack : [];

/** `GET /api/session`, in alphabetical order. */
export const routesOf = ({ router }: Express): readonly string[] => [...new Set(below(router))].toSorted();

const below = (handle: unknown): readonly string[] =>
  layersOf(handle).flatMap(({ route, handle: inner }) =>
    route ? route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`) : below(inner),
  );
