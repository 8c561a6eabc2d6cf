// Only compiled: an app without a bundler's types imports the style sheet too, and TypeScript looks for it.
import 'perceptron-react/styles.css';
