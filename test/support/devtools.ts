import { cdp } from 'vitest/browser';

type Tree = Awaited<ReturnType<typeof fullTree>>;
/** A node of the tree that Chromium hands to assistive technology. */
export type AXNode = Tree['nodes'][number];

const fullTree = (frameId: string) => cdp().send('Accessibility.getFullAXTree', { frameId });

/** Has the browser report these media features, such as `forced-colors: active`; none for its own again. */
export async function emulateMedia(features: Record<string, string> = {}): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

interface FrameTree {
  frame: { id: string };
  childFrames?: FrameTree[];
}

const framesOf = (tree: FrameTree): string[] => [
  tree.frame.id,
  ...(tree.childFrames ?? []).flatMap(framesOf),
];

/** What assistive technology is told of the page that the tests run in, without what is ignored. */
export async function accessibilityTree(): Promise<AXNode[]> {
  const { frameTree } = await cdp().send('Page.getFrameTree');
  const trees = await Promise.all(framesOf(frameTree).map(fullTree));
  return trees.flatMap(({ nodes }) => nodes).filter(({ ignored }) => !ignored);
}
