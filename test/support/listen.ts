/** All that a component says from now on: one message may replace another before it is looked at. */
export function listen(root: Element): (string | null)[] {
  const status = root.querySelector('[role="status"]')!;
  const said: (string | null)[] = [];
  new MutationObserver(() => said.push(status.textContent)).observe(status, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return said;
}
