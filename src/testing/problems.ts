import { defined } from './defined.js';

/** Part of an error body. What is left out is what the API says for that status. */
export interface FaultError {
  message?: string | undefined;
  type?: string | null | undefined;
  param?: string | null | undefined;
  code?: string | null | undefined;
}

/** An error response of the API. */
export interface ApiProblem {
  status: number;
  headers: Record<string, string>;
  /** A string is sent as it is, anything else as JSON. */
  body: unknown;
}

type Usual = readonly [type: string, code: string | null, message: string];

const usual: Readonly<Record<number, Usual>> = {
  400: ['invalid_request_error', null, 'The request is not valid.'],
  401: ['authentication_error', 'invalid_api_key', 'No valid API key was sent.'],
  403: ['permission_error', 'forbidden', 'This API key may not do that.'],
  404: ['not_found_error', 'not_found', 'There is nothing here.'],
  405: ['invalid_request_error', 'method_not_allowed', 'This route does not take that method.'],
  413: ['invalid_request_error', 'request_too_large', 'The request body is larger than 20 MB.'],
  422: ['invalid_request_error', 'unprocessable', 'The request could not be processed.'],
  429: ['rate_limit_error', 'rate_limit_exceeded', 'Too many requests.'],
  500: ['server_error', 'internal_error', 'The server had an error.'],
  503: ['server_error', 'overloaded', 'The server is overloaded.'],
};

const gatewayPages: Readonly<Record<number, string>> = { 502: 'Bad Gateway', 504: 'Gateway Time-out' };

/** The body `{"error": {…}}`, with what the API usually says for a status where nothing else is given. */
export function errorBody(status: number, error: FaultError = {}): { error: Required<FaultError> } {
  const [type, code, message] = usual[status] ?? usual[status < 500 ? 400 : 500]!;
  return { error: { message, type, param: null, code, ...defined(error) } };
}

/** An error response; 502 and 504 come from the gateway and are HTML, unless an error is given. */
export function problemOf(status: number, error?: FaultError): ApiProblem {
  const title = gatewayPages[status];
  if (title === undefined || error) return { status, headers: {}, body: errorBody(status, error) };
  const page = `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body><center><h1>${status} ${title}</h1></center></body>\r\n</html>\r\n`;
  return { status, headers: { 'content-type': 'text/html' }, body: page };
}

/** Thrown while a request is checked: it is answered with this problem. */
export class Refusal {
  constructor(readonly problem: ApiProblem) {}
}

/** Refuses a request. */
export function refuse(status: number, error: FaultError, headers: Record<string, string> = {}): never {
  const problem = problemOf(status, error);
  throw new Refusal({ ...problem, headers: { ...problem.headers, ...headers } });
}
