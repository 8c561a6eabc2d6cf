import { isObject, stringOf, type WireObject } from './wire.js';

/** Puts the chunks of a stream together into a body such as a response that is not streamed has. */
export interface ChunkMerger {
  add(chunk: WireObject): void;
  /** The body so far. */
  body(): WireObject;
}

/** Fields of a delta that come in pieces. Others come whole, and the last one counts. */
const PIECEWISE: ReadonlySet<string> = new Set(['content', 'reasoning_content', 'reasoning', 'refusal']);

interface MergedChoice {
  fields: WireObject;
  message: WireObject;
  /** Joined when asked for: adding up strings delta by delta would keep every intermediate one alive. */
  pieces: Map<string, string[]>;
  toolCalls: WireObject[];
}

/** A merger that has seen nothing yet. Fields that this library does not know survive. */
export function createChunkMerger(): ChunkMerger {
  const top: WireObject = {};
  const choices = new Map<unknown, MergedChoice>();

  function choiceAt(index: unknown): MergedChoice {
    const known = choices.get(index);
    if (known) return known;
    const fresh: MergedChoice = { fields: {}, message: {}, pieces: new Map(), toolCalls: [] };
    choices.set(index, fresh);
    return fresh;
  }

  return {
    add({ choices: list, ...fields }) {
      overlay(top, fields);
      if (!Array.isArray(list)) return;
      for (const item of list) {
        if (!isObject(item)) continue;
        const { delta, message, logprobs, ...rest } = item;
        const choice = choiceAt(item.index ?? 0);
        overlay(choice.fields, rest);
        if (isObject(logprobs)) choice.fields.logprobs = appendLists(choice.fields.logprobs, logprobs);
        const said = delta ?? message;
        if (isObject(said)) addDelta(choice, said);
      }
    },
    body: () => ({
      ...top,
      object: 'chat.completion',
      choices: [...choices].map(([index, { fields, message, pieces, toolCalls }]) => ({
        index,
        ...fields,
        message: {
          role: 'assistant',
          ...message,
          content: null,
          ...Object.fromEntries([...pieces].map(([name, parts]) => [name, parts.join('')])),
          ...(toolCalls.length > 0 && { tool_calls: toolCalls.filter(Boolean) }),
        },
        finish_reason: fields.finish_reason ?? null,
      })),
    }),
  };
}

function addDelta(choice: MergedChoice, { tool_calls: calls, ...fields }: WireObject): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue;
    if (PIECEWISE.has(name) && typeof value === 'string') {
      const pieces = choice.pieces.get(name);
      if (pieces) pieces.push(value);
      else choice.pieces.set(name, [value]);
    } else {
      choice.message[name] = append(choice.message[name], value);
    }
  }
  if (!Array.isArray(calls)) return;
  for (const call of calls) {
    if (isObject(call)) addToolCall(choice.toolCalls, call);
  }
}

/** Arguments of a tool call come in pieces, told apart by the call's index. */
function addToolCall(toolCalls: WireObject[], { index, function: said, ...fields }: WireObject): void {
  const at = typeof index === 'number' && index >= 0 && index <= toolCalls.length ? index : toolCalls.length;
  const call = toolCalls[at] ?? {};
  overlay(call, fields);
  if (isObject(said)) {
    const known = isObject(call.function) ? call.function : {};
    const args = (stringOf(known.arguments) ?? '') + (stringOf(said.arguments) ?? '');
    call.function = { ...known, ...said, name: said.name ?? known.name, arguments: args };
  }
  toolCalls[at] = call;
}

/** Copies what is not null over `target`. */
function overlay(target: WireObject, fields: WireObject): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null || !(name in target)) target[name] = value;
  }
}

/** Lists grow; of anything else the last one counts. `known` is a list of ours, so it may grow in place. */
function append(known: unknown, value: unknown): unknown {
  if (!Array.isArray(value)) return value ?? known;
  if (!Array.isArray(known)) return [...value];
  for (const item of value) known.push(item);
  return known;
}

function appendLists(known: unknown, more: WireObject): WireObject {
  const lists: WireObject = isObject(known) ? known : {};
  for (const [name, value] of Object.entries(more)) lists[name] = append(lists[name], value);
  return lists;
}
