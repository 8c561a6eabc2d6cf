/**
 * The attributes of a button that shows a drawing: its name, and the same as a tooltip for the mouse. The empty description
 * keeps assistive technology from reading the tooltip after the name once more.
 */
export const namedDrawing = (name: string) => ({
  'aria-label': name,
  'aria-description': '',
  title: name,
});
