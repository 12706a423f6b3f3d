export const changeHref = (id: string): string => `/changes/${encodeURIComponent(id)}`;
