import pg from 'pg';

const SERVER = process.env['HANDIWORK_TEST_DATABASE_URL'] ?? '';

export const hasPostgres = SERVER !== '';
export const whyLeftOut = 'left out without HANDIWORK_TEST_DATABASE_URL';

/** A schema of its own on the server of the tests. @throws {Error} When there is no server. */
export async function freshSchema(): Promise<string> {
  if (!hasPostgres) throw new Error('HANDIWORK_SERVICES=required, but HANDIWORK_TEST_DATABASE_URL names no server: .ci/run starts one.');
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  const schema = `audit_${process.pid}_${Math.round(performance.now())}`;
  await client.query(`create schema ${schema}`);
  await client.end();
  const url = new URL(SERVER);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return url.href;
}
