/**
 * What may be loaded at once at most, in bytes of gzip, minified, without the peers and what is loaded later: a little above
 * what it weighs, to be raised for what is worth it and not by accident. Without `imports` it is all of an entry; with them it
 * is what an app pays that imports only these.
 */
export const budgets = [
  { what: 'perceptron-react', file: 'dist/index.js', gzip: 169_000 },
  {
    what: 'perceptron-react: GroundedImage',
    file: 'dist/index.js',
    imports: ['GroundedImage'],
    gzip: 44_000,
  },
  {
    what: 'perceptron-react: a grounded chat',
    file: 'dist/index.js',
    imports: ['PerceptronProvider', 'usePerceptronChat', 'GroundedImage', 'GroundedText', 'ThinkingPanel'],
    gzip: 82_400,
  },
  { what: 'perceptron-react: Composer', file: 'dist/index.js', imports: ['Composer'], gzip: 11_600 },
  {
    what: 'perceptron-react: PerceptronChat',
    file: 'dist/index.js',
    imports: ['PerceptronProvider', 'PerceptronChat'],
    gzip: 96_400,
  },
  { what: 'perceptron-react/core', file: 'dist/core.js', gzip: 56_500 },
  {
    what: 'perceptron-react/core: parseGrounding',
    file: 'dist/core.js',
    imports: ['parseGrounding'],
    gzip: 9_000,
  },
  { what: 'perceptron-react/core: one format', file: 'dist/core.js', imports: ['formats.coco'], gzip: 6_200 },
  { what: 'perceptron-react/server', file: 'dist/server/index.js', gzip: 11_300 },
  { what: 'perceptron-react/testing', file: 'dist/testing/index.js', gzip: 12_000 },
  { what: 'perceptron-react/markdown', file: 'dist/markdown/index.js', gzip: 3_900 },
  { what: 'perceptron-react/styles.css', file: 'dist/styles.css', gzip: 11_700 },
  { what: 'perceptron-react/markdown.css', file: 'dist/markdown.css', gzip: 1_250 },
];
