import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPerceptronClient, PerceptronError } from 'perceptron-react/core';
import { createPerceptronProxy, toNodeHandler } from 'perceptron-react/server';
import { createMockPerceptron } from 'perceptron-react/testing';

const mock = createMockPerceptron({
  answers: 'The <point_box mention="bus"> (100,200) (300,400) </point_box> is red.',
});
const api = createServer(mock.handler);
const baseURL = await listen(api);
const client = createPerceptronClient({ baseURL, maxRetries: 0 });
const request = { messages: [{ role: 'user' as const, content: 'Where is the bus?' }] };

let deltas = 0;
const stream = client.stream(request);
for await (const event of stream) if (event.type === 'text') deltas++;
const { grounding, complete } = await stream.result();

mock.failNext('cut');
const failure = await client
  .stream(request)
  .result()
  .catch((error: unknown) => (error instanceof PerceptronError ? error.code : 'unknown'));

const backend = createServer(toNodeHandler(createPerceptronProxy({ apiKey: 'key', baseURL })));
const browser = createPerceptronClient({ baseURL: `${await listen(backend)}/api/perceptron` });
const proxied = (await browser.stream(request).result()).complete;
const key = mock.requests.at(-1)?.headers.get('authorization');

for (const server of [backend, api]) {
  server.close();
  server.closeAllConnections();
}
const { shapes } = grounding;
console.log(JSON.stringify({ complete, deltas, shapes, failure, proxied, key, models: await names() }));

async function listen(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function names(): Promise<string[]> {
  const inProcess = createPerceptronClient({ fetch: mock.fetch });
  return (await inProcess.models()).map(({ id }) => id);
}
