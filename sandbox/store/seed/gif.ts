/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

const COLOURS = 4;
/** The smallest code size GIF knows, enough for four colours. */
const CODE_BITS = 2;
const CLEAR = 1 << CODE_BITS;
const END = CLEAR + 1;
const FRAME_HUNDREDTHS = 40;

/**
 * A GIF that goes round and round. The first colour is seen through.
 *
 * @param frames Each gives the number of a pixel's colour.
 */
export function gif(
  size: number,
  palette: readonly [Colour, Colour, Colour, Colour],
  frames: readonly ((x: number, y: number) => number)[],
): Buffer {
  const screen = Buffer.from([size & 0xff, size >> 8, size & 0xff, size >> 8, 0x80 | (Math.log2(COLOURS) - 1), 0, 0]);
  const forEver = Buffer.from("\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00", "latin1");
  const pictures = frames.map((colourAt) => {
    const control = Buffer.from([0x21, 0xf9, 4, 0x09, FRAME_HUNDREDTHS, 0, 0, 0]);
    const place = Buffer.from([0x2c, 0, 0, 0, 0, size & 0xff, size >> 8, size & 0xff, size >> 8, 0]);
    const colours = Array.from({ length: size * size }, (_, at) => colourAt(at % size, Math.floor(at / size)));
    return Buffer.concat([control, place, Buffer.from([CODE_BITS]), ...blocks(compress(colours)), Buffer.from([0])]);
  });
  return Buffer.concat([
    Buffer.from("GIF89a", "latin1"),
    screen,
    Buffer.from(palette.flat()),
    forEver,
    ...pictures,
    Buffer.from([0x3b]),
  ]);
}

/** Lempel-Ziv-Welch with codes that grow, as GIF wants it. */
function compress(colours: readonly number[]): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let bitCount = 0;
  let width = CODE_BITS + 1;
  const put = (code: number) => {
    bits |= code << bitCount;
    bitCount += width;
    for (; bitCount >= 8; bitCount -= 8) {
      bytes.push(bits & 0xff);
      bits >>>= 8;
    }
  };
  let codes = new Map<string, number>();
  const begin = () => {
    put(CLEAR);
    codes = new Map();
    width = CODE_BITS + 1;
  };
  const codeOf = (run: string) => codes.get(run) ?? Number(run);
  begin();
  let run = "";
  for (const colour of colours) {
    const longer = run === "" ? `${colour}` : `${run},${colour}`;
    if (run === "" || codes.has(longer)) {
      run = longer;
      continue;
    }
    put(codeOf(run));
    const next = END + 1 + codes.size;
    codes.set(longer, next);
    if (next === 1 << width) width++;
    if (next === 4095) begin();
    run = `${colour}`;
  }
  put(codeOf(run));
  put(END);
  if (bitCount > 0) bytes.push(bits & 0xff);
  return Buffer.from(bytes);
}

function* blocks(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += 255) {
    const block = data.subarray(at, at + 255);
    yield Buffer.from([block.length]);
    yield block;
  }
}
