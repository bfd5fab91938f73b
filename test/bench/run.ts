// "npm run bench" runs every bench, "npm run bench -- name" only those named; each prints its own figures.
const benches = {
  delivery: () => import('./delivery.ts'),
  digest: () => import('./digest.ts'),
  status: () => import('./status.ts'),
  storm: () => import('./storm.ts'),
  sync: () => import('./sync.ts'),
  vote: () => import('./vote.ts'),
  write: () => import('./write.ts'),
  year: () => import('./year.ts'),
} as const;

const print = (line: string) => process.stdout.write(`${line}\n`);
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(benches, name));

if (unknown.length > 0) {
  print(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  process.exitCode = 1;
} else {
  for (const [name, load] of Object.entries(benches)) {
    if (named.length > 0 && !named.includes(name)) continue;
    print(`\n${name}`);
    const { run } = await load();
    await run(print);
  }
}
