import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import 'perceptron-react/styles.css';

afterEach(cleanup);
