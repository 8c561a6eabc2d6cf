import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import 'perceptron-react/styles.css';
import 'perceptron-react/markdown.css';

configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);
