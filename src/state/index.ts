export type {
  ControlledSelection,
  Selection,
  SelectionChangeDetails,
  SelectionChangeReason,
  SelectionOptions,
  SelectionState,
} from './selection.js';
export { createSelection } from './selection.js';
export type { Store } from './store.js';
