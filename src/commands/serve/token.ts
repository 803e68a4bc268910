import { dirname, resolve } from 'node:path';

import { AUDIT_ROLES } from '../../api/audit.ts';
import { addToken } from '../../serve/add-token.ts';
import { HandiworkError } from '../../shared/errors.ts';
import type { Run } from '../command.ts';
import { choice, text } from '../options.ts';
import { makeOwnFolder } from '../own-folder.ts';
import { makeFolder } from '../../shared/make-folder.ts';

const DEFAULT_FILE = '.handiwork/tokens';

/** `serve token add <name>`: shows a new token once, and keeps its hash. */
export const addTokenFor: Run = async ({ args: [, verb, ...names], options, io }) => {
  const name = names.join(' ');
  if (verb !== 'add' || name === '') throw new HandiworkError(`handiwork serve token ${verb === 'add' ? 'add needs a name' : 'knows add only'}.`, { hint: 'Example: handiwork serve token add ada --role reviewer' });
  const role = choice(options, 'role', AUDIT_ROLES);
  if (role === undefined) throw new HandiworkError('A token needs a role.', { hint: `--role ${AUDIT_ROLES.join(', --role ')}: may look; may decide and assign; may also accept that something stays.` });
  const shown = text(options, 'tokens') ?? DEFAULT_FILE;
  const file = resolve(io.cwd, shown);
  if (shown === DEFAULT_FILE) makeOwnFolder(dirname(file));
  else makeFolder(dirname(file));
  const token = await addToken(file, { name, role });
  io.tell(`The token of ${name} (${role}) is shown this once; ${shown} keeps its hash. To end it, take its line out.\nServe with it: handiwork serve --tokens ${shown}\n`);
  await io.write(`${token}\n`);
  return 0;
};
