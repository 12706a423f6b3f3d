/**
 * The elements of a page that show text, by a number for how that is drawn: tags, classes, states and colours of the
 * element and all it stands in, as it is once colours change no longer. Runs in the page.
 */
export function drawnAlike(): Map<number, Element[]> {
  // Nothing moves by itself in a tab behind another.
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();

  /** 53 bits of a text. */
  const hashOf = (text: string): number => {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at += 1) {
      high = Math.imul(high ^ text.charCodeAt(at), 2654435761);
      low = Math.imul(low ^ text.charCodeAt(at), 1597334677);
    }
    return 4294967296 * (2097151 & (low ^ (low >>> 15))) + ((high ^ (high >>> 13)) >>> 0);
  };
  const kinds = new Map<Element, number>();
  const kindOf = (element: Element): number => {
    const known = kinds.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const drawn = [
      ...[element.tagName, element.getAttribute("class"), element.matches(":disabled, [aria-disabled=true]")],
      ...[style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.fontSize, style.fontWeight],
      element.parentElement && kindOf(element.parentElement),
    ];
    const kind = hashOf(drawn.join("\n"));
    kinds.set(element, kind);
    return kind;
  };

  const showing = new Set<Element>(document.querySelectorAll("input, select, textarea"));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, textContent } = texts.currentNode;
    if (parentElement && textContent?.trim()) showing.add(parentElement);
  }
  // What nobody sees or reaches is not looked at: hidden, for screen readers alone, or behind a dialog.
  const dialog = [...document.querySelectorAll(":modal")].at(-1);
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    const isOpen = !element.closest("[inert]") && (!dialog || dialog.contains(element));
    return isOpen && width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const found = new Map<number, Element[]>();
  for (const element of [...showing].filter(isSeen))
    found.set(kindOf(element), [...(found.get(kindOf(element)) ?? []), element]);
  return found;
}
