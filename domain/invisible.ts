/** Signs nobody sees: of no width, of direction, soft hyphens, controls. Blanks and line ends are none of them. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cf}|[^\P{Cc}\t\n\v\f\r\x85]/gu;

/** A text without the signs that come along unseen when it is copied from a page or a message. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, "");
