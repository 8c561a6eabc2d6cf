// What users would install, checked as they would get it: the packed tarball through publint and attw, and the weight
// of each entry against its budget in sizes.mjs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

/** The code of an entry and all it imports but the peers, minified, as an app's bundler would make it. */
async function bundle(file) {
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: join(root, file), formats: ['es'] },
      rolldownOptions: { external: (id) => peers.some((peer) => id === peer || id.startsWith(`${peer}/`)) },
    },
  }).then((result) => [result].flat()[0]);
  return output.map(({ code }) => code ?? '').join('\n');
}

async function checkSizes() {
  const rows = [];
  for (const [entry, { file, gzip: budget }] of Object.entries(budgets)) {
    const code = file.endsWith('.css') ? readFileSync(join(root, file)) : await bundle(file);
    const gzip = gzipSync(code).byteLength;
    rows.push({ entry, 'gzip bytes': gzip, budget, 'of budget': `${Math.round((gzip / budget) * 100)} %` });
    if (gzip > budget)
      failures.push(`the size of ${entry}: ${gzip} bytes of gzip, budget ${budget} (scripts/sizes.mjs)`);
  }
  console.table(rows);
}

const folder = mkdtempSync(join(tmpdir(), 'perceptron-react-'));
try {
  check('npm pack', 'npm', ['pack', '--silent', '--pack-destination', folder]);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (tarball) {
    check('publint', 'npx', ['publint', 'run', join(folder, tarball), '--strict']);
    const attw = ['--profile', 'esm-only', '--no-definitely-typed', '--exclude-entrypoints', './styles.css'];
    check('attw', 'npx', ['attw', join(folder, tarball), ...attw]);
    await checkSizes();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

for (const failure of failures) console.error(`Package check failed: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
