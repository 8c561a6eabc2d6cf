// dist/: unbundled ES modules by Vite, declarations by tsc, style sheets from their parts.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const run = (command, ...args) => execFileSync('npx', [command, ...args], { stdio: 'inherit' });

rmSync('dist', { recursive: true, force: true });
run('vite', 'build', '--logLevel', 'warn');
run('tsc', '-p', 'tsconfig.build.json');
for (const file of ['styles.css', 'markdown.css']) {
  const sheet = readFileSync(`src/styles/${file}`, 'utf8');
  writeFileSync(
    `dist/${file}`,
    sheet.replace(/@import "\.\/(.+?)";\n?/g, (_, name) => `${readFileSync(`src/styles/${name}`, 'utf8')}\n`),
  );
  // Since TypeScript 6 even an import for its effects has to resolve to types. What a bundler makes of a sheet is its own.
  writeFileSync(`dist/${file}.d.ts`, 'declare const sheet: unknown;\nexport default sheet;\n');
}
