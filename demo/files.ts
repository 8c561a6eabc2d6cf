/** The largest file that can be asked about: base64 adds a third, and the API takes bodies of 20 MB. */
export const maxFileBytes = 14 * 1024 * 1024;
