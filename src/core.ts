/** Everything that runs anywhere: the markup and the wire, without React and without the DOM. */
export * from './api/index.js';
export * from './grounding/index.js';
