import type { Readable } from "node:stream";

/** Bytes that are not held in memory whole. */
export interface Content {
  /** Null when it is not known before the end. */
  readonly length: number | null;
  open(): Readable;
}

/** An answer ready to be sent. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** In place of a body. */
  readonly content?: Content;
}

export function jsonReply(status: number, body: unknown, headers?: Readonly<Record<string, string>>): Reply {
  return {
    status,
    headers: { "Content-Type": "application/json;charset=UTF-8", ...headers },
    body: JSON.stringify(body),
  };
}

const pageHeaders = {
  "Content-Type": "text/html;charset=UTF-8",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};

export function pageReply(status: number, html: string): Reply {
  return { status, headers: pageHeaders, body: html };
}

export function redirectReply(location: string): Reply {
  return { status: 302, headers: { Location: location, "Cache-Control": "no-store" } };
}
