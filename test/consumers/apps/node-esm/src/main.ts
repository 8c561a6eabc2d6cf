import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPerceptronClient, PerceptronError } from 'perceptron-react/core';
import { createMockPerceptron } from 'perceptron-react/testing';

const mock = createMockPerceptron({
  answers: 'The <point_box mention="bus"> (100,200) (300,400) </point_box> is red.',
});
const server = createServer(mock.handler).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const client = createPerceptronClient({ baseURL: `http://127.0.0.1:${port}`, maxRetries: 0 });
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

server.close();
server.closeAllConnections();
console.log(JSON.stringify({ complete, deltas, shapes: grounding.shapes, failure, models: await names() }));

async function names(): Promise<string[]> {
  const inProcess = createPerceptronClient({ fetch: mock.fetch });
  return (await inProcess.models()).map(({ id }) => id);
}
