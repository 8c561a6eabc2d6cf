import { createParser } from 'eventsource-parser';

/** One event of a stream. */
export interface SseEvent {
  /** The `event:` field. */
  name?: string;
  data: string;
}

/** Turns the text of a `text/event-stream` body, cut anywhere, into events. */
export interface SseDecoder {
  push(text: string): SseEvent[];
  /** The event that the end of the body left without its blank line, or cut. */
  end(): SseEvent[];
}

/**
 * A thin layer over `eventsource-parser`, which waits after a CR for what may be the LF of a CRLF. An event that ends in
 * a bare CR would then show one event late, and `[DONE]` never, so line ends become LF here first. U+2028, U+2029 and
 * U+0085 are content.
 */
export function createSseDecoder(): SseDecoder {
  let events: SseEvent[] = [];
  let afterCr = false;
  const parser = createParser({
    onEvent: (event) => events.push({ name: event.event, data: event.data }),
  });
  const taken = () => {
    const out = events;
    events = [];
    return out;
  };
  return {
    push(text) {
      if (text === '') return [];
      const rest = afterCr && text.startsWith('\n') ? text.slice(1) : text;
      afterCr = text.endsWith('\r');
      parser.feed(rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest);
      return taken();
    },
    end() {
      parser.feed('\n\n');
      return taken();
    },
  };
}
