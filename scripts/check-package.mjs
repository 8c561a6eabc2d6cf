// What users would install, checked as they would get it: the packed tarball through publint and attw, and the weight
// of each entry against its budget in sizes.mjs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { budgets } from './sizes.mjs';

const root = join(import.meta.dirname, '..');
const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const peers = Object.keys(peerDependencies);
const failures = [];

function check(what, command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) failures.push(what);
}

/** A module and all it imports at once but the peers, minified, as an app's bundler would make it. */
async function bundle(file, imports, folder) {
  const all = join(root, file);
  const entry = imports ? join(folder, 'entry.mjs') : all;
  const used = imports?.map((name) => `all.${name}`);
  if (used) writeFileSync(entry, `import * as all from ${JSON.stringify(all)};\nexport default [${used}];`);
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: { external: (id) => peers.some((peer) => id === peer || id.startsWith(`${peer}/`)) },
    },
  });
  const chunks = [result].flat()[0].output.filter(({ type }) => type === 'chunk');
  const atOnce = new Set(chunks.filter(({ isEntry }) => isEntry));
  // What is added on the way is gone through, too.
  for (const { imports } of atOnce)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) atOnce.add(chunk);
  return [...atOnce].map(({ code }) => code).join('\n');
}

/** A style sheet, minified likewise. */
async function minifiedSheet(file) {
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input: join(root, file) } },
  });
  return output.find(({ fileName }) => fileName.endsWith('.css')).source;
}

async function checkSizes(folder) {
  const rows = [];
  for (const { what, file, imports, gzip: budget } of budgets) {
    const code = file.endsWith('.css') ? await minifiedSheet(file) : await bundle(file, imports, folder);
    const gzip = gzipSync(code).byteLength;
    rows.push({ what, 'gzip bytes': gzip, budget, 'of budget': `${Math.round((gzip / budget) * 100)} %` });
    if (gzip > budget)
      failures.push(`${what} weighs ${gzip} bytes of gzip and may weigh ${budget} (scripts/sizes.mjs)`);
  }
  console.table(rows);
}

const folder = mkdtempSync(join(tmpdir(), 'perceptron-react-'));
try {
  check('npm pack', 'npm', ['pack', '--silent', '--pack-destination', folder]);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball) {
    check('publint', 'npx', ['publint', 'run', join(folder, tarball), '--strict']);
    const attw = ['--profile', 'esm-only', '--no-definitely-typed'];
    check('attw', 'npx', ['attw', join(folder, tarball), ...attw]);
    await checkSizes(folder);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const failure of failures) console.error(`Package check failed: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
