// How much a JSON text asks for, told from its bytes: reading it may take a hundred times as long as its length suggests,
// and nothing else in the process runs meanwhile.

/** Of lists and objects within each other. No operation takes as many, and who walks through more runs out of stack. */
const MOST_LEVELS = 100;
/** In all: ten for each item of the largest change. */
const MOST_VALUES = 1_000_000;
/** Different ones, in all objects together. */
const MOST_NAMES = 1_000;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [BEGIN_LIST, END_LIST, BEGIN_OBJECT, END_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Why a text is not to be read, as a sentence; null when nothing stands against it. Whether it is JSON is not told. */
export function whyUnreadable(bytes: Uint8Array): string | null {
  const names = new Set<number>();
  let level = 0;
  let values = 1;
  let textFrom = 0;
  let textTo = 0;
  for (let at = 0; at < bytes.length; at++) {
    switch (bytes[at]) {
      case QUOTE:
        textFrom = at + 1;
        textTo = endOfText(bytes, textFrom);
        at = textTo;
        break;
      case COLON:
        names.add(hashOf(bytes, textFrom, textTo));
        if (names.size > MOST_NAMES) return `The body has more than ${MOST_NAMES} different names.`;
        break;
      case COMMA:
        values += 1;
        break;
      case BEGIN_LIST:
      case BEGIN_OBJECT:
        values += 1;
        level += 1;
        if (level > MOST_LEVELS) return "The body is nested too deeply.";
        break;
      case END_LIST:
      case END_OBJECT:
        level -= 1;
        break;
    }
    if (values > MOST_VALUES) return `The body has more than ${MOST_VALUES} values.`;
  }
  return null;
}

/** Where a text that began before `at` ends. */
function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === QUOTE) return at;
    if (bytes[at] === BACKSLASH) at += 1;
  }
  return bytes.length;
}

/** FNV-1a, 32 bits: two names that share one are counted once too few. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}
