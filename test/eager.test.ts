import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { eager } from '../vite.eager.js';

const run = (code: string) => import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);

/** Each kind of function, some called before they are declared. */
const module = `
import 'data:text/javascript,';
/** Ünïcödé 🚢 before all that is counted. */
var hidden = 10;
const early = declared(2);
/** Doubles. */
function declared(x) {
  'use strict';
  const y = inner(x);
  // Why it is here.
  function inner(z) { return z + hidden; }
  return y * 2;
  function unreached() { return inner; }
}
async function waits() { return this; }
function* yields() { yield* [1, 2]; }
const even = (n) => n === 0 || odd(n - 1);
const odd = (n) => n !== 0 && even(n - 1);
function factorial(n) { return n < 2 ? 1 : n * factorial(n - 1); }
const object = {
  plain(a, [b] = [2]) { return [this === object, a, b]; },
  'with-dash'() { return 'dash'; },
  async later() { return 'later'; },
  *each() { yield 'each'; },
  ['com' + 'puted']() { return 'computed'; },
  get value() { return hidden; },
  set value(next) { hidden = next; },
  arrow: (a = () => 3) => a(),
};
class Shape { static area = () => 4; constructor() { this.sides = 4; } name() { return 'shape'; } }
if (early) { var blocked = block(); function block() { return 'block'; } }
const called = (function () { return 'called'; })();
export { Shape, blocked, called, declared, early, even, factorial, object, waits, yields };
`;

async function everything(code: string) {
  const { Shape, blocked, called, declared, early, even, factorial, object, waits, yields } = await run(code);
  return {
    early,
    blocked,
    called,
    calls: [declared(1), even(10), factorial(5), await waits(), [...yields()]],
    object: [object.plain(1), object['with-dash'](), await object.later(), [...object.each()]],
    more: [object.computed(), object.value, object.arrow(), Shape.area(), new Shape().name()],
    names: [declared, waits, even, object.plain, object['with-dash'], object.arrow, Shape].map(
      ({ name }) => name,
    ),
    lengths: [declared.length, object.plain.length, object.arrow.length],
  };
}

describe('eager', () => {
  it('changes nothing of what a module does', async () => {
    const expected = await everything(module);
    expect(expected).toMatchObject({
      early: 24,
      blocked: 'block',
      calls: [22, true, 120, undefined, [1, 2]],
    });
    expect(await everything(eager(module).code)).toEqual(expected);
  });

  it('puts functions in parentheses, and leaves what cannot have them', () => {
    const { code } = eager(module);
    for (const wrapped of [
      '/** Doubles. */\nconst declared = (function declared(x) {',
      '// Why it is here.\n  const inner = (function inner(z) { return z + hidden; });',
      'const waits = (async function waits()',
      'const yields = (function* yields()',
      'const even = ((n) =>',
      'plain: (function (a, [b] = [2])',
      "'with-dash': (function ()",
      'arrow: ((a = (() => 3)) => a())',
      'static area = (() => 4)',
    ])
      expect(code).toContain(wrapped);
    for (const left of [
      'async later()',
      '*each()',
      "['com' + 'puted']()",
      'get value()',
      'set value(next)',
      'name() {',
    ])
      expect(code).toContain(left);
    expect(code.indexOf('const declared')).toBeLessThan(code.indexOf('const early'));
  });

  it("comes through an app's bundler", async () => {
    const { output } = (await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, rolldownOptions: { input: 'app' } },
      plugins: [
        {
          name: 'app',
          resolveId: (id) => id,
          load: (id) =>
            id === 'app'
              ? 'import { f } from "library"; globalThis.app = [f, f];'
              : eager(
                  'export { f }; function f(a) { return { g(b) { return [a, b].map((c) => c + Math.random()); } }; }',
                ).code,
        },
      ],
    })) as Rolldown.RolldownOutput;
    expect(output[0].code).toMatch(/\(function\(\w\)\{return\{g:\(function\(\w\)\{return\[\w,\w\]\.map\(\(/);
  });
});
