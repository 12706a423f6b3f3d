// multipart/form-data as a stream: strict in what it takes, and never more than one chunk in memory.

/** What stands above a part. */
export interface PartHead {
  readonly name: string;
  /** Null of a plain field. */
  readonly filename: string | null;
}

/** Takes the bytes of one part. */
export interface PartSink {
  write(bytes: Buffer): Promise<void> | void;
  end(): Promise<void> | void;
}

/** The body is not the form it says it is. */
export class MultipartError extends Error {
  override readonly name = "MultipartError";
}

const CRLF = "\r\n";
const MAX_HEAD_BYTES = 8 * 1024;
const MAX_PARTS = 32;

/** The boundary of a `multipart/form-data` content type; null when it is another type or has none. */
export function boundaryOf(contentType: string | undefined): string | null {
  const [type = "", ...parameters] = (contentType ?? "").split(";");
  if (type.trim().toLowerCase() !== "multipart/form-data") return null;
  for (const parameter of parameters) {
    const found = /^\s*boundary=(?:"([^"]{1,70})"|([^\s"]{1,70}))\s*$/i.exec(parameter);
    if (found) return found[1] ?? found[2] ?? null;
  }
  return null;
}

/**
 * Reads a form to its end.
 *
 * @param open Gives the sink of each part when its head has been read.
 * @throws MultipartError when the body breaks the form. What was opened by then is neither ended nor undone here.
 */
export async function readMultipart(
  body: AsyncIterable<Buffer>,
  boundary: string,
  open: (head: PartHead) => PartSink,
): Promise<void> {
  const reader = new MultipartReader(boundary, open);
  for await (const chunk of body) await reader.take(chunk);
  if (!reader.isAtEnd) throw new MultipartError("the body ends before its last boundary");
}

type State = "start" | "after delimiter" | "head" | "part" | "end";

class MultipartReader {
  readonly #delimiter: Buffer;
  readonly #open: (head: PartHead) => PartSink;
  // The first delimiter has no line before it that could end.
  #rest: Buffer = Buffer.from(CRLF, "latin1");
  #state: State = "start";
  #sink: PartSink | null = null;
  #parts = 0;

  constructor(boundary: string, open: (head: PartHead) => PartSink) {
    this.#delimiter = Buffer.from(`${CRLF}--${boundary}`, "latin1");
    this.#open = open;
  }

  get isAtEnd(): boolean {
    return this.#state === "end";
  }

  async take(chunk: Buffer): Promise<void> {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    while (await this.#step());
  }

  /** One step as far as the bytes at hand allow; false when it needs more of them. */
  #step(): boolean | Promise<boolean> {
    switch (this.#state) {
      case "start":
        return this.#start();
      case "after delimiter":
        return this.#afterDelimiter();
      case "head":
        return this.#head();
      case "part":
        return this.#part();
      case "end":
        // What follows the last boundary means nothing.
        this.#rest = Buffer.alloc(0);
        return false;
    }
  }

  #start(): boolean {
    if (this.#rest.length < this.#delimiter.length) return false;
    if (!this.#rest.subarray(0, this.#delimiter.length).equals(this.#delimiter))
      throw new MultipartError("the body does not begin with its boundary");
    this.#skip(this.#delimiter.length);
    this.#state = "after delimiter";
    return true;
  }

  #afterDelimiter(): boolean {
    if (this.#rest.length < 2) return false;
    const mark = this.#rest.toString("latin1", 0, 2);
    if (mark !== "--" && mark !== CRLF) throw new MultipartError("a boundary ends with neither a line nor dashes");
    this.#skip(2);
    this.#state = mark === "--" ? "end" : "head";
    return true;
  }

  #head(): boolean {
    const end = this.#rest.indexOf(CRLF + CRLF, 0, "latin1");
    if (end > MAX_HEAD_BYTES || (end < 0 && this.#rest.length > MAX_HEAD_BYTES))
      throw new MultipartError("the head of a part is too long");
    if (end < 0) return false;
    if (++this.#parts > MAX_PARTS) throw new MultipartError("the form has too many parts");
    this.#sink = this.#open(headOf(this.#rest.toString("utf8", 0, end)));
    this.#skip(end + 2 * CRLF.length);
    this.#state = "part";
    return true;
  }

  /** Hands on all that cannot be the beginning of a delimiter. */
  async #part(): Promise<boolean> {
    const end = this.#rest.indexOf(this.#delimiter);
    const sure = end < 0 ? this.#rest.length - this.#delimiter.length + 1 : end;
    if (sure > 0) {
      await this.#sink?.write(this.#rest.subarray(0, sure));
      this.#skip(sure);
    }
    if (end < 0) return false;
    await this.#sink?.end();
    this.#skip(this.#delimiter.length);
    this.#state = "after delimiter";
    return true;
  }

  #skip(count: number): void {
    this.#rest = this.#rest.subarray(count);
  }
}

/** @throws MultipartError unless there is one content disposition, of form data, its values in quotes. */
function headOf(text: string): PartHead {
  const dispositions = text.split(CRLF).flatMap((line) => {
    const colon = line.indexOf(":");
    return line.slice(0, colon).toLowerCase() === "content-disposition" ? [line.slice(colon + 1)] : [];
  });
  const [disposition] = dispositions;
  const found =
    dispositions.length === 1
      ? /^\s*form-data\s*((?:;\s*[\w*]+="(?:[^"\\]|\\.)*"\s*)+)$/i.exec(disposition ?? "")
      : null;
  if (!found) throw invalidDisposition();
  const values = new Map<string, string>();
  for (const [, name = "", value = ""] of (found[1] ?? "").matchAll(/;\s*([\w*]+)="((?:[^"\\]|\\.)*)"/g)) {
    if (values.has(name.toLowerCase())) throw invalidDisposition();
    values.set(name.toLowerCase(), unescaped(value));
  }
  const name = values.get("name");
  if (!name) throw invalidDisposition();
  return { name, filename: values.get("filename") ?? null };
}

/** Worded as Zoom words it. */
const invalidDisposition = () => new MultipartError("Invalid 'Content-Disposition' in multipart form");

/** Browsers write a quote as %22, others put a backslash before it. */
const unescaped = (value: string): string =>
  value
    .replace(/\\(["\\])/g, "$1")
    .replaceAll("%22", '"')
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n");
