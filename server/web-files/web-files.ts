// The built pages, as the build left them: each file beside its .br and .gz.
import { readdir, readFile, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import type { Log } from "../log.ts";
import type { InlineTexts } from "../middleware/security-headers.ts";

interface Encoded {
  readonly size: number;
  /** Reads the file at the first call and keeps it. */
  readonly body: () => Promise<Buffer>;
}

interface Folder {
  readonly files: ReadonlyMap<string, WebFile>;
  readonly headers: readonly string[];
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

const PAGE = "index.html";
const inlineScript = /<script>(.*?)<\/script>/gs;
const inlineStyle = /<style>(.*?)<\/style>/gs;
const textsOf = (page: string, tag: RegExp) => [...page.matchAll(tag)].map(([, text = ""]) => text);

/** Vite's manifest tells nothing a browser needs. */
const hidden = /^\/\.|\.map$/;

/** @param headersFor Headers of every file, given what stands in the page itself. */
export function createWebFiles(
  folder: string,
  headersFor: (inline: InlineTexts) => readonly string[],
  log: Log,
): WebFiles {
  const root = path.resolve(folder);
  let built: Promise<Folder> | null = null;
  const read = async (): Promise<Folder> => {
    const [files, page] = await Promise.all([readFolder(root), readFile(path.join(root, PAGE), "utf8")]);
    return { files, headers: headersFor({ scripts: textsOf(page, inlineScript), styles: textsOf(page, inlineStyle) }) };
  };
  return {
    serve: async (req, res, pathname) => {
      // Read at the first request: the build does not change while the console runs.
      built ??= read().catch((error: unknown) => {
        log.warn({ err: error }, `no built pages in ${root}; run npm run build`);
        built = null;
        return { files: new Map<string, WebFile>(), headers: [] };
      });
      const { files, headers } = await built;
      const file = files.get(pathname);
      if (!file) return false;
      await send(req, res, file, pathname, headers);
      return true;
    },
  };
}

async function readFolder(root: string): Promise<ReadonlyMap<string, WebFile>> {
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
    return found ? kept(file, found.size) : null;
  };
  const files = new Map<string, WebFile>();
  for (const [file, { size, mtimeMs }] of sizes) {
    const type = types[path.extname(file)];
    const pathname = `/${path.relative(root, file).split(path.sep).join("/")}`;
    if (type === undefined || hidden.test(pathname)) continue;
    files.set(pathname, {
      type,
      etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
      plain: kept(file, size),
      br: encoded(`${file}.br`),
      gz: encoded(`${file}.gz`),
    });
  }
  return files;
}

/** The pages are few and small, and every visitor asks for the same ones. */
function kept(file: string, size: number): Encoded {
  let body: Promise<Buffer> | undefined;
  const read = () =>
    readFile(file).catch((error: unknown) => {
      body = undefined;
      throw error;
    });
  return { size, body: () => (body ??= read()) };
}

async function send(
  req: IncomingMessage,
  res: ServerResponse,
  file: WebFile,
  pathname: string,
  headers: readonly string[],
): Promise<void> {
  const accepted = String(req.headers["accept-encoding"] ?? "");
  const [encoding, chosen] =
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
  // Read first: a file that cannot be read is still answered with an error.
  const bytes = req.method === "HEAD" ? null : await chosen.body();
  res.writeHead(200, [...list, "content-length", String(chosen.size)]).end(bytes);
}
