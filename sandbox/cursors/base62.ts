const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const valueOfDigit = new Map([...digits].map((digit, value) => [digit, BigInt(value)]));
const BLOCK_BYTES = 8;
/** 62^11 is more than 2^64. */
const BLOCK_DIGITS = 11;
/** Zoom's tokens end in digits; ours end in the count of blocks, two digits. */
const COUNT_DIGITS = 2;

/** @param bytes A whole number of 8-byte blocks. */
export function toBase62(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    let rest = bytes.readBigUInt64BE(at);
    let block = "";
    for (let place = 0; place < BLOCK_DIGITS; place++) {
      block = digits[Number(rest % 62n)] + block;
      rest /= 62n;
    }
    text += block;
  }
  return text + `${bytes.length / BLOCK_BYTES}`.padStart(COUNT_DIGITS, "0");
}

/** The bytes of a text made by {@link toBase62}, or null. */
export function fromBase62(text: string): Buffer | null {
  const count = text.slice(-COUNT_DIGITS);
  const blocks = /^\d\d$/.test(count) ? Number(count) : 0;
  if (blocks === 0 || text.length !== blocks * BLOCK_DIGITS + COUNT_DIGITS) return null;
  const bytes = Buffer.alloc(blocks * BLOCK_BYTES);
  for (let block = 0; block < blocks; block++) {
    let sum = 0n;
    for (const digit of text.slice(block * BLOCK_DIGITS, (block + 1) * BLOCK_DIGITS)) {
      const value = valueOfDigit.get(digit);
      if (value === undefined) return null;
      sum = sum * 62n + value;
    }
    if (sum > 0xffff_ffff_ffff_ffffn) return null;
    bytes.writeBigUInt64BE(sum, block * BLOCK_BYTES);
  }
  return bytes;
}
