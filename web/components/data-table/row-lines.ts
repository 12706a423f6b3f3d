/** Row heights, in pixels, of lists whose narrow cell says who and when below what. */
export const threeNarrowLines = [34, 74] as const;
/** Of lists whose texts are read whole: two lines in columns. */
export const twoLines = [52, 74] as const;
