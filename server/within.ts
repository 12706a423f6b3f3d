/** It took longer than whoever waited for it would; it goes on. */
export class TooSlow extends Error {
  override readonly name = "TooSlow";
}

/**
 * The result of work when it comes within so many milliseconds. The work itself goes on afterwards: what it finds out
 * serves the next who asks.
 *
 * @throws TooSlow
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`no result within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
