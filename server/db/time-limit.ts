import { DatabaseAway } from "./database.ts";

/**
 * The promise, or a rejection when it takes too long. What it stands for goes on; its outcome is then nobody's.
 *
 * @throws DatabaseAway after `ms` milliseconds.
 */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new DatabaseAway(`The database did not answer within ${ms} ms.`)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
