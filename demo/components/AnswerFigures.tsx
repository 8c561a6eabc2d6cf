import type { ChatMessage } from 'perceptron-react';

const seconds = new Intl.NumberFormat('en', {
  style: 'unit',
  unit: 'second',
  unitDisplay: 'narrow',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const whole = new Intl.NumberFormat('en');

const inSeconds = (ms: number | undefined) => (ms === undefined ? undefined : seconds.format(ms / 1000));

/** What an answer took: times, tokens, and the id to quote to support. */
export function AnswerFigures({ message: { timing, usage, requestId } }: { message: ChatMessage }) {
  const figures: readonly (readonly [string, string | undefined])[] = [
    ['First token', inSeconds(timing?.timeToFirstTokenMs)],
    ['Total', inSeconds(timing?.totalMs)],
    [
      'Tokens',
      usage && `${whole.format(usage.promptTokens)} in, ${whole.format(usage.completionTokens)} out`,
    ],
    ['Request', requestId],
  ];
  return (
    <dl className="figures">
      {figures.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
