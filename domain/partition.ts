export function partition<T>(list: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  const first: T[] = [];
  const second: T[] = [];
  for (const one of list) (isFirst(one) ? first : second).push(one);
  return [first, second];
}
