// Only compiled: an app without a bundler's types imports the style sheets too, and TypeScript looks for them.
import 'perceptron-react/styles.css';
import 'perceptron-react/markdown.css';
