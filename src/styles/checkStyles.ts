/** Milliseconds by which the check comes after the first picture: asking earlier has the browser compute styles twice. */
const DELAY = 1000;

let told = false;

/** Says, once, that the page lacks this library's style sheet: without it nothing is in its place. */
export function checkStyles(element: Element): void {
  const view = element.ownerDocument.defaultView;
  if (told || !view || view.getComputedStyle(element).getPropertyValue('--pr-radius')) return;
  // Nothing is out of place where nothing is laid out: in an app's jsdom, whose tests may fail for a warning.
  if (element.getBoundingClientRect().width === 0) return;
  told = true;
  console.warn(
    'perceptron-react: its style sheet is not on this page, so images and overlays do not line up. ' +
      "Add it once, where your app starts: import 'perceptron-react/styles.css';",
  );
}

/** Checks in a moment, until the returned function is called. */
export function checkStylesLater(element: Element): () => void {
  const timer = setTimeout(() => checkStyles(element), DELAY);
  return () => clearTimeout(timer);
}
