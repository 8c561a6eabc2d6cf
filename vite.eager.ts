import MagicString from 'magic-string';
import { type ESTree, type Plugin, parseSync, Visitor } from 'vite';

type Scope = ESTree.Program | ESTree.BlockStatement | ESTree.FunctionBody;

/**
 * The code with every function in parentheses, but for methods of classes, accessors, and methods that wait or yield.
 * Function declarations become constants at the head of their scope, so what they could be called by they still can.
 *
 * V8 compiles a function in parentheses together with its file, off the main thread where the file is streamed, and any
 * other when it is first called (https://v8.dev/blog/preparser#pife). Rolldown, oxc and esbuild keep such parentheses;
 * Terser and SWC take them away, which does no harm.
 */
export function eager(code: string) {
  const { program, comments } = parseSync('module.js', code);
  const output = new MagicString(code);
  const methods = new Set<ESTree.Node>();

  const wrap = ({ start, end }: ESTree.Node, before: string, after: string) => {
    output.appendRight(start, before);
    output.appendLeft(end, after);
  };

  /** Where a statement begins, with the comments right before it. */
  const startOf = (statement: ESTree.Node) =>
    comments.reduceRight(
      (start, comment) =>
        comment.end <= start && code.slice(comment.end, start).trim() === '' ? comment.start : start,
      statement.start,
    );

  const declareFirst = ({ body }: Scope) => {
    const first = body.find(
      (statement) =>
        !('directive' in statement && statement.directive) &&
        statement.type !== 'ImportDeclaration' &&
        statement.type !== 'FunctionDeclaration',
    );
    for (const statement of body) {
      if (statement.type !== 'FunctionDeclaration' || !statement.id) continue;
      wrap(statement, `const ${statement.id.name} = (`, ');\n');
      if (first && statement.start > first.start)
        output.move(startOf(statement), statement.end, startOf(first));
    }
  };

  new Visitor({
    Program: declareFirst,
    BlockStatement: declareFirst,
    MethodDefinition: ({ value }) => void methods.add(value),
    Property({ kind, method, computed, value }) {
      if (value.type !== 'FunctionExpression' || (kind === 'init' && !method)) return;
      methods.add(value);
      if (method && !computed && !value.async && !value.generator) wrap(value, ': (function ', ')');
    },
    FunctionExpression: (expression) => methods.has(expression) || wrap(expression, '(', ')'),
    ArrowFunctionExpression: (expression) => wrap(expression, '(', ')'),
  }).visit(program);
  return { code: output.toString(), map: output.generateMap({ hires: true }) };
}

/** {@link eager} for what the modules of `entries` import, at once and not later, in a build that keeps modules apart. */
export function eagerModules(entries: string[]): Plugin {
  const reached = new Set<string>();
  return {
    name: 'eager-modules',
    apply: 'build',
    renderStart() {
      const reach = (id: string) => {
        if (reached.has(id)) return;
        reached.add(id);
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) reach(imported);
      };
      entries.forEach(reach);
    },
    renderChunk(code, { facadeModuleId }, { preserveModules }) {
      return preserveModules && facadeModuleId && reached.has(facadeModuleId) ? eager(code) : null;
    },
  };
}
