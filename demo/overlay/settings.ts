import type { Size } from 'perceptron-react/core';
import type { Settings } from './types.js';

export const noSettings: Settings = {
  inputWidth: '',
  inputHeight: '',
  label: '',
  classNames: '',
  task: '',
  oneBased: false,
};

/** The size in the form, or undefined while it is not two positive numbers. */
export function inputSizeOf({ inputWidth, inputHeight }: Settings): Size | undefined {
  const [width, height] = [Number(inputWidth), Number(inputHeight)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** The names in the form, one a class; undefined for none. */
export function classNamesOf({ classNames }: Settings): string[] | undefined {
  const names = classNames.split(/[,\n]/).map((name) => name.trim());
  return names.some(Boolean) ? names.map((name, i) => name || String(i)) : undefined;
}
