// Layers as rules. Each says what a folder may not import, and what to do instead. Run: npm run layers.

/** Folders that read the outside world or hold one kind of knowledge; they meet in scan.ts, never in each other. */
const PARTS = ['languages', 'history', 'discover', 'config', 'report', 'attribution', 'records'];

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const onlyFrom = (folder, allowed, comment) =>
  forbid(`${folder}-imports`, comment, { path: `^src/${folder}/` }, { path: '^(src|heuristics)/', pathNot: [`^src/${folder}/`, ...allowed.map((path) => `^src/${path}`)] });

const OUTSIDE = ['node:fs', 'node:child_process', 'node:net', 'node:http', 'node:https', 'node:worker_threads', 'node:os', 'node:readline'];
const bare = OUTSIDE.map((name) => name.slice(5));
const outside = `^(node:)?(${bare.join('|')})(/|$)`;

export default {
  forbidden: [
    forbid('no-circles', 'A circle has no top: move what both need into the lower of the two.', {}, { circular: true }),
    forbid('no-unresolved', 'The import does not exist.', {}, { couldNotResolve: true }),
    onlyFrom('api', [], 'L0: the authoring contract is types and identity helpers; it knows nobody.'),
    onlyFrom('shared', [], 'L0: leaf helpers. If one needs more, it belongs to the folder it serves.'),
    onlyFrom('crew', ['shared/'], 'L1: a crew hands out tasks and takes answers; what they are is the business of those who ask.'),
    onlyFrom('kit', ['api/'], 'L1: pure helpers for heuristic authors know only the contract.'),
    onlyFrom('testing', ['api/', 'kit/', 'languages/', 'engine/', 'shared/'], 'The published test kit observes heuristics; it does not scan.'),
    forbid(
      'heuristics-are-pure',
      'L2: a heuristic sees what it is shown. It imports handiwork/heuristic and handiwork/kit, as a third-party one does.',
      { path: '^heuristics/.+/', pathNot: '^heuristics/index\\.ts$' },
      { pathNot: ['^src/api/', '^src/kit/', '^heuristics/commits/agents/', '^heuristics/imports/package-table\\.ts$'] },
    ),
    ...PARTS.map((part) =>
      onlyFrom(part, ['api/', 'kit/', 'shared/', ...(part === 'records' || part === 'attribution' ? ['history/'] : [])],
        `L2: ${part} knows the contract, the kit and the leaf helpers. Parts meet in src/scan.ts.`)),
    onlyFrom('findings', ['api/', 'kit/', 'shared/', 'languages/'], 'L3: findings are read off a report and the texts they are given.'),
    onlyFrom('worklist', ['api/', 'shared/', 'audit/', 'discover/glob'], 'L3: a worklist is computed from the items it is given.'),
    onlyFrom('audit', ['api/', 'shared/'], 'L3: the rules of an audit are pure; what they judge is given to them.'),
    onlyFrom('store', ['api/', 'shared/', 'audit/'], 'L4: the store keeps a ledger; it knows the rules of an audit and no repository.'),
    onlyFrom('removal', ['api/', 'languages/'], 'L3: what can be deleted is read off texts; src/removal.ts brings them.'),
    onlyFrom('serve', ['api/', 'shared/', 'audit/', 'worklist/', 'history/', 'discover/content-checks'], 'L4: the server shows and changes the ledger it is given; it knows no command and no database.'),
    onlyFrom('web', ['api/', 'report/html/packed\\.ts$', 'report/safe-text\\.ts$', 'serve/contract\\.ts$'], 'The front end runs in a browser: it knows the contract, the shape of its data, and how text is made safe.'),
    forbid('nobody-imports-the-front-end', 'The pages are bundled; the program reads what the bundler wrote.', { path: '^(src|heuristics)/', pathNot: '^src/web/' }, { path: '^src/web/' }),
    onlyFrom('survey', ['api/', 'shared/', 'audit/', 'history/', 'discover/', 'findings/', 'report/schema', 'worklist/owners'], 'L5: a survey reads a repository for an audit; it knows no ledger and no command.'),
    onlyFrom('engine', ['api/', 'kit/', 'shared/'], 'L2: the engine runs heuristics over subjects it is given.'),
    onlyFrom('score', ['api/', 'kit/', 'shared/', 'engine/'], 'L3: the score weighs what the engine measured; it reads no repository and no file of source.'),
    forbid('engine-is-pure', 'No files, processes or network in the contract, the kit, the engine, the score and the formatters.', { path: '^src/(engine|score/(?!load)|kit|api|report|audit)/' }, { path: outside }),
    forbid('formatters-are-pure', 'A formatter gets reports and returns text. What it needs to know comes in the report.', { path: '^src/report/' }, { path: outside }),
    forbid('scan-is-no-command', 'L5: the library half knows no command, no terminal and no formatter.', { path: '^src/(scan|diff|blame|explain|classify|trace|removal|hook|staged-style|builtins|index)(/|\\.ts)' }, { path: '^src/(commands/|report/|cli\\.ts)' }),
    forbid('cli-is-thin', 'L7: the program starts commands and sets the exit code; nothing else.', { path: '^src/cli\\.ts$' }, { path: '^(src|heuristics)/', pathNot: '^src/commands/' }),
    forbid('nobody-imports-the-cli', 'Only the operating system starts the program.', {}, { path: '^src/cli\\.ts$' }),
    forbid('product-without-tooling', 'src and heuristics ship; corpus, bench and test do not.', { path: '^(src|heuristics)/' }, { path: '^(corpus|bench|test)/' }),
    forbid('dependencies-are-declared', 'What ships needs its package in "dependencies".', { path: '^(src|heuristics)/', pathNot: '^src/web/' }, { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['handiwork-source', 'import', 'types', 'node', 'default'] },
  },
};
