import type { Answer, AnswerRule, AnswerSource, Match, MockRequest, TextMatch } from './types.js';

/** The answers of a mock and which of them a request gets. */
export interface Script {
  /** Adds a rule that goes before those there are; rules with `times` are used up first, the oldest first. */
  add(rule: AnswerRule): void;
  answer(request: MockRequest): Promise<Answer>;
  /** Back to the rules it began with. */
  reset(): void;
}

function matchesText(text: string, match: TextMatch): boolean {
  // search() ignores the lastIndex that a sticky or global pattern carries from request to request.
  return typeof match === 'string'
    ? text.toLowerCase().includes(match.toLowerCase())
    : text.search(match) >= 0;
}

function matches(request: MockRequest, match: Match | undefined): boolean {
  if (match === undefined) return true;
  if (typeof match === 'function') return match(request);
  if (typeof match === 'string' || match instanceof RegExp) return matchesText(request.prompt, match);
  const { prompt, asset, model, annotationFormat, thinking } = match;
  return (
    (prompt === undefined || matchesText(request.prompt, prompt)) &&
    (asset === undefined || request.assets.some(({ url }) => matchesText(url, asset))) &&
    (model === undefined || matchesText(request.model ?? '', model)) &&
    (annotationFormat === undefined || annotationFormat === request.annotationFormat) &&
    (thinking === undefined || thinking === request.thinking)
  );
}

function notScripted({ prompt, thinking }: MockRequest): Answer {
  const asked = prompt.length > 80 ? `${prompt.slice(0, 80)}…` : prompt;
  return {
    reasoning: thinking ? 'No rule of the mock matches this request.' : undefined,
    text: `The mock has no answer for “${asked}”. Script one: mock.answer(${JSON.stringify(asked)}, 'The answer').`,
  };
}

type Counted = AnswerRule & { left: number };

function counted(rule: AnswerRule): Counted {
  if (rule?.answer === undefined)
    throw new TypeError(
      'perceptron-react/testing: a rule is an object with an `answer`. Give one answer by itself, or [{ when, answer }, …].',
    );
  return { ...rule, left: rule.times ?? Infinity };
}

function initialRules(answers: AnswerSource | readonly AnswerRule[] | undefined): readonly AnswerRule[] {
  if (answers === undefined) return [];
  return isRules(answers) ? answers : [{ answer: answers }];
}

// Array.isArray does not narrow a union with a readonly array.
function isRules(answers: AnswerSource | readonly AnswerRule[]): answers is readonly AnswerRule[] {
  return Array.isArray(answers);
}

/** Makes the script from the `answers` and `fallback` options. */
export function createScript(
  answers: AnswerSource | readonly AnswerRule[] | undefined,
  fallback: AnswerSource = notScripted,
): Script {
  const initial = initialRules(answers);
  let limited: Counted[] = [];
  let lasting: Counted[] = [];
  const reset = () => {
    limited = initial.filter(({ times }) => times !== undefined).map(counted);
    lasting = initial.filter(({ times }) => times === undefined).map(counted);
  };
  reset();
  return {
    add(rule) {
      if (rule.times === undefined) lasting.unshift(counted(rule));
      else limited.push(counted(rule));
    },
    async answer(request) {
      const rule = [...limited, ...lasting].find(({ left, when }) => left > 0 && matches(request, when));
      if (rule) rule.left--;
      const source = rule ? rule.answer : fallback;
      const answer = typeof source === 'function' ? await source(request) : source;
      if (answer == null)
        throw new TypeError(`the function gave ${answer}; an answer is a text or an object with a \`text\``);
      return answer;
    },
    reset,
  };
}
