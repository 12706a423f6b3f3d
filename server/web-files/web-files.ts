// The built pages, as the build left them: each file beside its .br and .gz.
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream";
import type { Log } from "../log.ts";

interface Encoded {
  readonly file: string;
  readonly size: number;
}

interface WebFile {
  readonly type: string;
  readonly etag: string;
  readonly plain: Encoded;
  readonly br: Encoded | null;
  readonly gz: Encoded | null;
}

export interface WebFiles {
  /** Answers a GET or HEAD with the file of that path; false when there is none. */
  serve(req: IncomingMessage, res: ServerResponse, pathname: string): Promise<boolean>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

/** Vite's manifest tells nothing a browser needs. */
const hidden = /^\/\.|\.map$/;

export function createWebFiles(folder: string, headers: readonly string[], log: Log): WebFiles {
  let files: Promise<ReadonlyMap<string, WebFile>> | null = null;
  return {
    serve: async (req, res, pathname) => {
      // Read at the first request: the build does not change while the console runs.
      files ??= readFolder(folder).catch((error: unknown) => {
        log.warn({ err: error }, `no built pages in ${path.resolve(folder)}; run npm run build`);
        files = null;
        return new Map<string, WebFile>();
      });
      const file = (await files).get(pathname);
      if (!file) return false;
      send(req, res, file, pathname, headers, log);
      return true;
    },
  };
}

async function readFolder(folder: string): Promise<ReadonlyMap<string, WebFile>> {
  const root = path.resolve(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const sizes = new Map<string, { size: number; mtimeMs: number }>();
  await Promise.all(
    entries.map(async (entry) => {
      if (!entry.isFile()) return;
      const file = path.join(entry.parentPath, entry.name);
      const { size, mtimeMs } = await stat(file);
      sizes.set(file, { size, mtimeMs });
    }),
  );
  const encoded = (file: string): Encoded | null => {
    const found = sizes.get(file);
    return found ? { file, size: found.size } : null;
  };
  const files = new Map<string, WebFile>();
  for (const [file, { size, mtimeMs }] of sizes) {
    const type = types[path.extname(file)];
    const pathname = `/${path.relative(root, file).split(path.sep).join("/")}`;
    if (type === undefined || hidden.test(pathname)) continue;
    files.set(pathname, {
      type,
      etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
      plain: { file, size },
      br: encoded(`${file}.br`),
      gz: encoded(`${file}.gz`),
    });
  }
  return files;
}

function send(
  req: IncomingMessage,
  res: ServerResponse,
  file: WebFile,
  pathname: string,
  headers: readonly string[],
  log: Log,
): void {
  const accepted = String(req.headers["accept-encoding"] ?? "");
  const [encoding, body] =
    file.br && /\bbr\b/.test(accepted)
      ? ["br", file.br]
      : file.gz && /\bgzip\b/.test(accepted)
        ? ["gzip", file.gz]
        : [null, file.plain];
  // Names under /assets carry a hash of their content; everything else may be another file tomorrow.
  const isHashed = pathname.startsWith("/assets/");
  const etag = encoding === null ? file.etag : file.etag.replace(/"$/, `-${encoding}"`);
  const list = [
    ...headers,
    "content-type",
    file.type,
    "cache-control",
    isHashed ? "public, max-age=31536000, immutable" : "no-cache",
    "etag",
    etag,
    "vary",
    "accept-encoding",
  ];
  if (req.headers["if-none-match"] === etag) {
    res.writeHead(304, list).end();
    return;
  }
  if (encoding !== null) list.push("content-encoding", encoding);
  res.writeHead(200, [...list, "content-length", String(body.size)]);
  if (req.method === "HEAD") {
    res.end();
    return;
  }
  pipeline(createReadStream(body.file), res, (error) => {
    if (error && !("code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE"))
      log.warn({ err: error }, "a file could not be sent whole");
  });
}
