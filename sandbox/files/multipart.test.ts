import { describe, expect, it } from "vitest";
import { boundaryOf, MultipartError, readMultipart } from "./multipart.ts";

interface Part {
  name: string;
  filename: string | null;
  text: string;
  isEnded: boolean;
}

/** Reads a body that comes in pieces of one size. */
async function read(body: string, pieceSize = body.length): Promise<Part[]> {
  const bytes = Buffer.from(body, "latin1");
  const parts: Part[] = [];
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
  }
  await readMultipart(pieces(), "xx", ({ name, filename }) => {
    const part = { name, filename, text: "", isEnded: false };
    parts.push(part);
    return {
      write: (chunk) => {
        part.text += chunk.toString("latin1");
      },
      end: () => {
        part.isEnded = true;
      },
    };
  });
  return parts;
}

const head = 'Content-Disposition: form-data; name="a"';

describe("a form", () => {
  const body = [
    "--xx",
    'Content-Disposition: form-data; name="word"',
    "",
    "hello",
    "--xx",
    'content-disposition: FORM-DATA; name="file"; filename="a \\"b\\" %22c%22.txt"',
    "Content-Type: text/plain",
    "",
    "line\r\n--xy\r\n--x\r\n\r\n-",
    "--xx",
    'Content-Disposition: form-data; name="empty"',
    "",
    "",
    "--xx--",
    "afterwards",
  ].join("\r\n");

  it.each([1, 2, 3, 5, 7, 64, 1_000])("is read the same in pieces of %i bytes", async (pieceSize) => {
    expect(await read(body, pieceSize)).toEqual([
      { name: "word", filename: null, text: "hello", isEnded: true },
      { name: "file", filename: 'a "b" "c".txt', text: "line\r\n--xy\r\n--x\r\n\r\n-", isEnded: true },
      { name: "empty", filename: null, text: "", isEnded: true },
    ]);
  });

  it("may be empty", async () => {
    expect(await read("--xx--\r\n")).toEqual([]);
  });
});

describe("a body is refused", () => {
  const disposition = "Invalid 'Content-Disposition' in multipart form";
  it.each([
    ["without its boundary", "hello", "the body does not begin with its boundary"],
    ["with another boundary", `--xy\r\n${head}\r\n\r\na\r\n--xy--`, "the body does not begin with its boundary"],
    ["that ends too early", `--xx\r\n${head}\r\n\r\nabc`, "the body ends before its last boundary"],
    ["that is empty", "", "the body ends before its last boundary"],
    ["with text after a boundary", `--xxhello\r\n${head}\r\n\r\n`, "a boundary ends with neither a line nor dashes"],
    ["whose name has no quotes", "--xx\r\nContent-Disposition: form-data; name=a\r\n\r\n", disposition],
    ["whose name is empty", '--xx\r\nContent-Disposition: form-data; name=""\r\n\r\n', disposition],
    ["without a name", "--xx\r\nContent-Disposition: form-data\r\n\r\n", disposition],
    ["without a disposition", "--xx\r\nContent-Type: text/plain\r\n\r\n", disposition],
    ["with two dispositions", `--xx\r\n${head}\r\n${head}\r\n\r\n`, disposition],
    ["with two names", `--xx\r\n${head}; name="b"\r\n\r\n`, disposition],
    ["that is an attachment", '--xx\r\nContent-Disposition: attachment; name="a"\r\n\r\n', disposition],
    ["with an endless head", `--xx\r\n${head}\r\nX: ${"y".repeat(9_000)}`, "the head of a part is too long"],
    ["with too many parts", `--xx${`\r\n${head}\r\n\r\n\r\n--xx`.repeat(33)}--`, "the form has too many parts"],
  ])("%s", async (_, body, message) => {
    const reading = read(body, 16);
    await expect(reading).rejects.toThrow(MultipartError);
    await expect(reading).rejects.toThrow(message);
  });
});

it("the boundary is in the content type", () => {
  expect(boundaryOf("multipart/form-data; boundary=abc")).toBe("abc");
  expect(boundaryOf('Multipart/Form-Data; charset=utf-8; BOUNDARY="a b"')).toBe("a b");
  for (const other of [undefined, "", "multipart/form-data", "multipart/mixed; boundary=abc", "application/json"])
    expect([other, boundaryOf(other)]).toEqual([other, null]);
});
