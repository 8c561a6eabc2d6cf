/** Whether what is in an element begins at the right, so that arrow keys go the other way. */
export const isRightToLeft = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';
