import { HandiworkError } from '../shared/errors.ts';
import { defined } from '../shared/objects.ts';
import type { Run } from './command.ts';
import { hasPolicy, policyFor, printed, readConfiguration, tellIgnored, todayOf } from './configuration.ts';
import { flag } from './options.ts';
import { scanWith } from './scan.ts';

/** Applies the policy of the configuration to a scan. */
export const run: Run = async (call) => {
  const { options, io } = call;
  const configuration = await readConfiguration(options, io.cwd);
  if (flag(options, 'printConfig')) {
    await io.write(printed(configuration));
    return 0;
  }
  const { config } = configuration;
  if (!hasPolicy(configuration)) {
    throw new HandiworkError('There is no policy to check against.', { hint: 'Write handiwork.config.json (handiwork init does it), name one with --config, or ban an agent with --ban.' });
  }
  tellIgnored(configuration, io);
  const { include, exclude, minEvidence } = config;
  return scanWith(call, (rules) => ({
    policy: policyFor(config, rules, todayOf(options)),
    ...defined({ include, exclude }),
  }), minEvidence);
};
