import { createCall } from './call.js';
import { type PerceptronClientOptions, resolveOptions } from './clientOptions.js';
import { createCompletionStream } from './completionStream.js';
import { PerceptronError } from './errors.js';
import { createModelTable, DEFAULT_MODEL } from './models.js';
import { listModels } from './modelsListing.js';
import { runCompletion } from './runCompletion.js';
import type { CallOptions, CompletionRequest, CompletionStream, PerceptronClient } from './types.js';

/**
 * A client of the Perceptron API, or of an OpenAI-compatible host of its models. Every failure is a
 * {@link PerceptronError}: calls reject with it and never throw it at once.
 *
 * @throws PerceptronError with code `invalid_request` where an option is not of its type
 *
 * @example
 * const client = createPerceptronClient({ baseURL: '/api/perceptron' });
 * const { text, grounding } = await client.complete({
 *   messages: [{ role: 'user', content: [{ type: 'image', url }, { type: 'text', text: 'Where are the boats?' }] }],
 *   vision: { annotationFormat: 'box' },
 * });
 */
export function createPerceptronClient(options: PerceptronClientOptions = {}): PerceptronClient {
  const resolved = resolveOptions(options);
  const models = createModelTable(options.models);

  function open(request: CompletionRequest, streaming: boolean, options?: CallOptions): CompletionStream {
    const call = createCall(options);
    return createCompletionStream(
      () => runCompletion(request, streaming, resolved, models, call),
      () =>
        call.cancel(
          new PerceptronError('aborted', 'The iteration of the stream was left early, which aborted it.'),
        ),
    );
  }

  return {
    complete: (request, callOptions) => open(request, false, callOptions).result(),
    stream: (request, callOptions) => open(request, true, callOptions),
    async models(callOptions) {
      const call = createCall(callOptions);
      try {
        const list = await listModels(resolved, call);
        models.refresh(list);
        return list;
      } finally {
        call.dispose();
      }
    },
    capabilities: (model = DEFAULT_MODEL) => models.get(model),
  };
}
