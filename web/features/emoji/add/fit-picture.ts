/** Side of the square a fitted picture is put on, pixels. Such a PNG stays below Zoom's limit whatever it shows. */
export const FITTED_PX = 128;

/** Where a picture stands on the square: whole, in the middle, never made larger than it is. */
export function placeOn(side: number, width: number, height: number) {
  const scale = Math.min(1, side / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  return { x: Math.floor((side - w) / 2), y: Math.floor((side - h) / 2), width: w, height: h };
}

/**
 * Makes a picture fit: a PNG of at most `FITTED_PX` on a side, square, transparent where the picture is not. Of what
 * moves, the first frame.
 */
export async function fitPicture(blob: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(blob);
  try {
    const side = Math.min(FITTED_PX, Math.max(bitmap.width, bitmap.height));
    const { x, y, width, height } = placeOn(side, bitmap.width, bitmap.height);
    const canvas = document.createElement("canvas");
    canvas.width = side;
    canvas.height = side;
    const context = canvas.getContext("2d");
    if (!context) throw new Error("the browser draws no pictures");
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, x, y, width, height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("the browser made no picture"))), "image/png");
    });
  } finally {
    bitmap.close();
  }
}
