export type { NodeRequest, NodeResponse } from '../api/nodeHttp.js';
export { createMockPerceptron, type MockPerceptron } from './createMockPerceptron.js';
export type { Fault, FaultSpec, StatusFault } from './faults.js';
export type { MockFetch } from './fetchTransport.js';
export type { MockHandler } from './nodeTransport.js';
export type { FaultError } from './problems.js';
export type {
  Answer,
  AnswerRule,
  AnswerSource,
  ChunkBy,
  Delivery,
  Match,
  MockAsset,
  MockModel,
  MockOptions,
  MockRequest,
  Pace,
  RecordedAnswer,
  ScriptedAnswer,
  TextMatch,
} from './types.js';
