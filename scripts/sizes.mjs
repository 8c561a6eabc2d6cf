/** What each entry may weigh at most, in bytes of gzip, minified, without peers: about 15 % above what it weighs. */
export const budgets = {
  'perceptron-react': { file: 'dist/index.js', gzip: 60_000 },
  'perceptron-react/core': { file: 'dist/core.js', gzip: 30_000 },
  'perceptron-react/testing': { file: 'dist/testing/index.js', gzip: 12_000 },
  'perceptron-react/styles.css': { file: 'dist/styles.css', gzip: 8_000 },
};
