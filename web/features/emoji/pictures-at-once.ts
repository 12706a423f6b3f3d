/** Pictures sent or read at a time: each goes through the server, which has Zoom's limits to keep. */
export const PICTURES_AT_ONCE = 3;
