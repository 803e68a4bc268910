import { type Command, DONE_OR_NOT } from '../command.ts';

/** The pages of an audit, and the tokens of those who may see them. */
export const SERVE_COMMAND: Command = {
  usage: 'serve [...words]',
  summary: 'Show an audit in the browser, for you or for a team; serve token add <name> lets somebody in',
  options: [
    ['--ledger <place>', 'File or postgres://… that holds the audit (default: DATABASE_URL, else .handiwork/audit.db)'],
    ['--repository <path>', 'Show the code of this repository beside its findings; NAME=PATH where the audit calls it NAME (repeatable)'],
    ['--actor <name>', 'Who you are, without --tokens and --proxy-header (default: HANDIWORK_ACTOR, else user.name of git)'],
    ['--port <port>', 'Listen on this port (default: one that is free)'],
    ['--host <address>', 'Listen where others reach it; needs --tokens or --proxy-header (default: 127.0.0.1)'],
    ['--public-url <url>', 'Where people open it, when that is not where it listens'],
    ['--tokens <file>', 'People sign in with tokens whose hashes are in this file (token add: default .handiwork/tokens)'],
    ['--proxy-header <name>', 'A proxy signs people in and names them in this header, such as X-Forwarded-User'],
    ['--trust-proxy <address>', 'A proxy, as an address or a network such as 10.1.0.0/24: only from there --proxy-header and X-Forwarded-For count (repeatable)'],
    ['--roles <file>', 'With --proxy-header: who may do what, lines such as "ada reviewer"'],
    ['--role <role>', 'Of a new token: viewer, reviewer or approver', ['viewer', 'reviewer', 'approver']],
  ],
  examples: [
    'handiwork serve --repository ../web',
    'handiwork serve token add ada --role reviewer',
    'handiwork serve --tokens .handiwork/tokens --port 8080 --public-url https://audit.example.org --trust-proxy 127.0.0.1',
    'handiwork serve --proxy-header X-Forwarded-User --trust-proxy 127.0.0.1 --roles roles.txt',
  ],
  exitCodes: DONE_OR_NOT,
  load: () => import('./serve.ts'),
};
