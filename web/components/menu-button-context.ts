import { createContext, type RefObject } from "react";

/** The button of the menu an item is in. */
export const MenuButtonContext = createContext<RefObject<HTMLButtonElement | null> | null>(null);
