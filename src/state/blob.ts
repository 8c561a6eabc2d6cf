/** Whether a value is a blob or a file: also one of a popup or a frame, which are none of this window's classes. */
export const isBlob = (value: unknown): value is Blob =>
  value instanceof Blob || /^\[object (?:Blob|File)\]$/.test(Object.prototype.toString.call(value));

/** The name of what is a file; undefined for a blob. */
export const fileNameOf = (blob: Blob): string | undefined => (blob as Partial<File>).name;
