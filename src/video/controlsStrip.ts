/** CSS pixels that a browser's own controls take at the bottom of a video, and the most of its height. */
const HEIGHT = 76;
const SHARE = 0.4;

/** CSS pixels at the bottom of a video of this height that belong to its own controls, shown or not. */
export const controlsStrip = (video: HTMLVideoElement, height: number): number =>
  video.controls ? Math.min(HEIGHT, height * SHARE) : 0;
