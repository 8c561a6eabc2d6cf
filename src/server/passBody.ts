import { isObject } from '../api/wire.js';

/**
 * The body of a response as it comes, read no faster than it is taken. Where `signal` has aborted it ends without a failure,
 * which servers would log for each visitor that leaves; where it breaks off it fails with what `onBreak` makes of that.
 */
export function passBody(
  { body }: Response,
  signal: AbortSignal | undefined,
  onBreak: (error: unknown) => Error,
): ReadableStream<Uint8Array> | null {
  if (!body) return null;
  // Other functions of fetch's shape bring streams of other kinds.
  const isWeb = isObject(body) && typeof body.getReader === 'function';
  const reader = (isWeb ? body : new Response(body).body)?.getReader();
  if (!reader) return null;
  let isCancelled = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (isCancelled) return;
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          if (signal?.aborted) return controller.close();
          controller.error(onBreak(error));
        }
      },
      cancel(reason) {
        isCancelled = true;
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
