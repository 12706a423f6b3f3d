import { type Colour, gif } from "./gif.ts";
import { type Pixel, png } from "./png.ts";

const SIZE = 32;
const MIDDLE = (SIZE - 1) / 2;

const shapes = {
  disc: (x: number, y: number, radius: number) => Math.hypot(x - MIDDLE, y - MIDDLE) <= radius,
  square: (x: number, y: number, radius: number) => Math.max(Math.abs(x - MIDDLE), Math.abs(y - MIDDLE)) <= radius,
  diamond: (x: number, y: number, radius: number) => Math.abs(x - MIDDLE) + Math.abs(y - MIDDLE) <= radius * 1.3,
  star: (x: number, y: number, radius: number) => {
    const turn = Math.atan2(y - MIDDLE, x - MIDDLE);
    return Math.hypot(x - MIDDLE, y - MIDDLE) <= radius * (0.7 + 0.3 * Math.cos(5 * turn + Math.PI / 2));
  },
};

export type Shape = keyof typeof shapes;
export const shapeNames: readonly Shape[] = ["disc", "square", "diamond", "star"];

const isEye = (x: number, y: number) => y >= 11 && y <= 14 && ((x >= 10 && x <= 12) || (x >= 19 && x <= 21));
const isMouth = (x: number, y: number) => y >= 19 && y <= 21 && Math.abs(x - MIDDLE) <= 6 - (y - 19);

/** By what it shows: every company has the same few. */
const drawn = new Map<string, Buffer>();
function drawnOnce(key: string, draw: () => Buffer): Buffer {
  const picture = drawn.get(key) ?? draw();
  drawn.set(key, picture);
  return picture;
}

/** A coloured shape with a face. */
export const facePng = (shape: Shape, colour: Colour): Buffer =>
  drawnOnce(`png ${shape} ${colour}`, () => {
    const isInside = shapes[shape];
    const [red, green, blue] = colour;
    return png(SIZE, (x, y): Pixel => {
      if (!isInside(x, y, 15)) return [0, 0, 0, 0];
      return isEye(x, y) || isMouth(x, y) ? [40, 30, 20, 255] : [red, green, blue, 255];
    });
  });

/** A coloured shape that swells and shrinks. */
export const pulsingGif = (shape: Shape, colour: Colour): Buffer =>
  drawnOnce(`gif ${shape} ${colour}`, () => {
    const isInside = shapes[shape];
    const frame = (radius: number) => (x: number, y: number) => (isInside(x, y, radius) ? (isEye(x, y) ? 2 : 1) : 0);
    return gif(SIZE, [[255, 255, 255], colour, [40, 30, 20], [0, 0, 0]], [frame(15), frame(12)]);
  });
