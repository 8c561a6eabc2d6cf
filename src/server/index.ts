export type { FetchFunction, HeadersOption } from '../api/clientOptions.js';
export { PerceptronError } from '../api/errors.js';
export type { NodeRequest, NodeResponse } from '../api/nodeHttp.js';
export { createPerceptronProxy, type PerceptronProxy } from './createPerceptronProxy.js';
export type { PerceptronProxyOptions, ProxyRequestBody } from './proxyOptions.js';
export { type ErrorResponseInit, errorResponse } from './refusal.js';
export { type NodeHandler, toNodeHandler } from './toNodeHandler.js';
