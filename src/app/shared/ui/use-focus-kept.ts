import { useEffect, type RefObject } from 'react';

/**
 * Where what had the focus within an element is taken away, the element itself has it then. Otherwise
 * it would be on nothing, and those who hear the page would not know where they are.
 */
export function useFocusKept(target: RefObject<HTMLElement>): void {
  useEffect(() => {
    const element = target.current;
    if (!element) return undefined;
    let last: Element | null = null;
    const remember = ({ target: focused }: FocusEvent) => {
      last = focused instanceof Element ? focused : null;
    };
    const observer = new MutationObserver(() => {
      if (last === null || last.isConnected) return;
      last = null;
      if (document.activeElement === document.body) element.focus({ preventScroll: true });
    });
    element.addEventListener('focusin', remember);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [target]);
}
