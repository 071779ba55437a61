import { spawn, spawnSync } from 'child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { createServer } from 'http';
import { AddressInfo } from 'net';
import { join } from 'path';
import { parse } from 'yaml';
import { made as madeIn, ownPlace } from './projects';
import { STAGES } from '../../src/domain/stages/table';
import { globOf } from '../glob';

const ROOT = join(__dirname, '../..');
const GITHUB = '.github/workflows/ci.yml';
const place = ownPlace('pipelines');
const made = (...args: string[]) => madeIn(mkdtempSync(join(place, 'project-')), ...args);

describe('the identities', () => {
  let patterns: RegExp[][];
  beforeAll(() => {
    const { jobs } = parse(made('python', '--ci', 'github')[GITHUB]);
    patterns = ['platform', 'project'].map(job => jobs[job].steps.at(-1).env.STAGES.split(' ').map(globOf));
  });

  test.each([...STAGES.map(({ number, name }) => `${number}-${name}`), '01-first', '79-mine', '82-mine', '98-last'])('%s is applied by one of them', label => {
    const owners = patterns.map(all => all.some(pattern => pattern.test(label)));
    expect(owners).toEqual(Number(label.slice(0, 2)) <= 80 ? [true, false] : [false, true]);
  });
  test('nobody applies what is created by hand', () => expect(patterns.flat().some(pattern => pattern.test('by-hand'))).toBe(false));
});

/** a directory of programs that note how they are called */
function programs(all: Record<string, string>): string {
  const directory = mkdtempSync(join(place, 'bin-'));
  for (const [name, script] of Object.entries(all)) {
    writeFileSync(join(directory, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(directory, name), 0o755);
  }
  return directory;
}

function shell(script: string, cwd: string, bin: string, env: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-e', '-c', script], { cwd, encoding: 'utf8', env: { ...env, PATH: `${bin}:${process.env.PATH}` } });
  return { status, stdout, stderr };
}

describe('GitHub', () => {
  const workflow = () => made('typescript', '--ci', 'github')[GITHUB];
  const jobs = () => parse(workflow()).jobs;

  test('pins what it downloads, and gives each job the least rights', () => {
    const steps = Object.values<any>(jobs()).flatMap(({ steps: all }) => all);
    const used = steps.filter(step => 'uses' in step && !step.uses.startsWith('actions/setup-')).map(step => step.uses);
    expect(used.filter(each => !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(each))).toEqual([]);
    const workflows = ['build.yml', 'release.yml'].map(file => readFileSync(join(ROOT, '.github/workflows', file), 'utf8'));
    expect(used.filter(each => !workflows.some(text => text.includes(each)))).toEqual([]);
    expect(parse(workflow()).permissions).toEqual({ contents: 'read' });
    const granted = Object.entries<any>(jobs()).filter(([, { permissions }]) => permissions !== undefined);
    expect(granted.map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['impact', { 'pull-requests': 'write' }],
    ]);
  });

  test('runs code of a pull request in jobs without rights and secrets only', () => {
    expect(workflow()).not.toContain('pull_request_target');
    const checkouts = Object.entries<any>(jobs()).filter(([, { steps }]) => steps.some((step: any) => step.uses?.startsWith('actions/checkout'))).map(([name]) => name);
    expect(checkouts).toEqual(['ci', 'base']);
    const withSecrets = Object.entries<any>(jobs()).filter(([, job]) => JSON.stringify(job).includes('secrets.'))
      .map(([name, { environment, if: when }]) => [name, environment, when]);
    const condition = "github.event_name != 'pull_request' && github.ref == format('refs/heads/{0}', github.event.repository.default_branch)";
    expect(withSecrets).toEqual([['platform', 'platform', condition], ['project', 'project', condition]]);
    expect([jobs().platform.needs, jobs().project.needs]).toEqual(['ci', 'platform']);
    expect(jobs().impact.steps.at(-1).if).toBe('github.event.pull_request.head.repo.full_name == github.repository');
  });

  test.each<[string, string, string]>([
    ['creates the comment', '', 'api --silent --method POST repos/team/app/issues/7/comments --field body=@comment.md'],
    ['renews the comment of an earlier run', '42\n43', 'api --silent --method PATCH repos/team/app/issues/comments/42 --field body=@comment.md'],
  ])('%s', (_, found, call) => {
    const cwd = mkdtempSync(join(place, 'comment-'));
    writeFileSync(join(cwd, 'impact.md'), 'no change\n');
    const bin = programs({ gh: `case "$*" in *--paginate*) printf '%s\\n' '${found}' | grep . ;; *) echo "$*" >> calls ;; esac` });
    const outcome = shell(jobs().impact.steps.at(-1).run, cwd, bin, { GITHUB_REPOSITORY: 'team/app', NUMBER: '7' });
    expect({ ...outcome, calls: readFileSync(join(cwd, 'calls'), 'utf8') }).toEqual({ status: 0, stdout: '', stderr: '', calls: `${call}\n` });
    expect(readFileSync(join(cwd, 'comment.md'), 'utf8')).toBe('<!-- impact of machines -->\n\nno change\n');
  });

  const apply = (job: string, env: NodeJS.ProcessEnv) => {
    const cwd = mkdtempSync(join(place, 'apply-'));
    ['60-virtualization', '80-classes', '81-images', '90-machines', 'by-hand'].forEach(name => mkdirSync(join(cwd, 'new', name), { recursive: true }));
    const bin = programs({ npx: 'echo "$*" >> ../calls; stat -c "%a" "$KUBECONFIG" >> ../calls; cat "$KUBECONFIG" >> ../calls' });
    const { run: script, env: { STAGES: stages } } = jobs()[job].steps.at(-1);
    const outcome = shell(script, cwd, bin, { CLI: 'cdk8s-dvp@1.2.3', RUNNER_TEMP: cwd, STAGES: stages, ...env });
    return { ...outcome, calls: existsSync(join(cwd, 'calls')) ? readFileSync(join(cwd, 'calls'), 'utf8').split('\n').slice(0, -1) : [] };
  };

  test.each<[string, string, string]>([
    ['platform', '', '--yes cdk8s-dvp@1.2.3 apply 60-virtualization 80-classes'],
    ['project', 'guest-restart,removed', '--yes cdk8s-dvp@1.2.3 apply 81-images 90-machines --accept guest-restart,removed'],
  ])('applies as %s', (job, accept, call) => {
    expect(apply(job, { TEXT: 'kind: Config', ACCEPT: accept })).toEqual({ status: 0, stdout: '', stderr: '', calls: [call, '600', 'kind: Config'] });
  });
  test('names a secret that is missing', () => {
    expect(apply('platform', { TEXT: '' })).toMatchObject({ calls: [], stderr: expect.stringContaining('set the secret KUBECONFIG of this environment') });
  });
});

describe('GitLab', () => {
  const files = () => made('java', '--ci', 'gitlab');
  const pipeline = () => parse(files()['.gitlab-ci.yml']);

  // of the schema of .gitlab-ci.yml
  const JOB = ['stage', 'image', 'rules', 'needs', 'resource_group', 'script', 'artifacts', 'environment', 'variables', 'extends'];

  test('has jobs with fields that GitLab knows, in stages that exist', () => {
    const { stages, default: defaults, variables, workflow, ...jobs } = pipeline();
    expect({ stages, defaults, variables, workflow }).toEqual({
      stages: ['test', 'impact', 'apply'],
      defaults: { image: 'node:22-trixie' },
      variables: { CLI: 'cdk8s-dvp@1.2.3' },
      workflow: { rules: [{ if: "$CI_PIPELINE_SOURCE == 'merge_request_event'" }, { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }] },
    });
    expect(Object.keys(jobs)).toEqual(['ci', 'base', 'impact', '.apply', 'platform', 'project']);
    const all = Object.values<any>(jobs).map(job => ({ ...jobs[job.extends], ...job }));
    expect(all.flatMap(Object.keys).filter(key => !JOB.includes(key))).toEqual([]);
    expect(all.filter(({ stage }) => !stages.includes(stage))).toEqual([]);
    expect(all.flatMap(({ needs = [] }) => needs).filter(need => !(need in jobs))).toEqual([]);
    expect(all.flatMap(({ script }) => script).filter(line => typeof line !== 'string')).toEqual([]);
  });

  test('keeps the token from forks, and the kubeconfigs from merge requests', () => {
    const { base, impact, '.apply': apply } = pipeline();
    const own = [{ if: "$CI_PIPELINE_SOURCE == 'merge_request_event' && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" }];
    expect([base.rules, impact.rules]).toEqual([own, own]);
    expect(apply.rules).toEqual([{ if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != 'merge_request_event'" }]);
  });

  test('applies by two identities', () => {
    const { platform, project, '.apply': apply } = pipeline();
    const cwd = mkdtempSync(join(place, 'apply-'));
    ['60-virtualization', '81-images', '90-machines', 'by-hand'].forEach(name => mkdirSync(join(cwd, 'new', name), { recursive: true }));
    writeFileSync(join(cwd, 'config'), 'kind: Config');
    const bin = programs({ npx: 'echo "$*"' });
    const applied = (job: any, env: NodeJS.ProcessEnv) => shell(apply.script.join('\n'), cwd, bin, { CLI: 'cli', STAGES: job.variables.STAGES, ...env });
    expect([platform.environment, project.environment]).toEqual(['platform', 'project']);
    expect(applied(platform, { KUBECONFIG: join(cwd, 'config') })).toEqual({ status: 0, stdout: '--yes cli apply 60-virtualization\n', stderr: '' });
    expect(applied(project, { KUBECONFIG: join(cwd, 'config'), ACCEPT: 'removed' })).toEqual({ status: 0, stdout: '--yes cli apply 81-images 90-machines --accept removed\n', stderr: '' });
    expect(applied(project, {})).toEqual({ status: 1, stdout: '', stderr: 'set the variable KUBECONFIG of this environment, with the type File\n' });
  });

  interface Note { readonly id: number; readonly body: string }

  async function comment(notes: readonly Note[], token: string | undefined, status = 200) {
    const cwd = mkdtempSync(join(place, 'note-'));
    writeFileSync(join(cwd, 'comment.mjs'), files()['ci/comment.mjs']);
    writeFileSync(join(cwd, 'impact.md'), 'no change\n');
    const calls: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', chunk => { body += chunk; });
      request.on('end', () => {
        const { pathname, searchParams } = new URL(request.url!, 'http://host');
        const page = Number(searchParams.get('page'));
        const isRead = request.method === 'GET';
        calls.push(isRead ? `GET page ${page} ${request.headers['private-token']}` : `${request.method} ${pathname} ${JSON.parse(body).body}`);
        response.writeHead(status, { 'x-next-page': isRead && page < notes.length ? String(page + 1) : '' });
        response.end(JSON.stringify(isRead ? notes.slice(page - 1, page) : {}));
      });
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const env = { CI_API_V4_URL: `http://127.0.0.1:${port}/api`, CI_PROJECT_ID: '3', CI_MERGE_REQUEST_IID: '7', ...token === undefined ? {} : { IMPACT_TOKEN: token } };
    const child = spawn(process.execPath, ['comment.mjs', 'impact.md'], { cwd, env });
    const said: string[] = [];
    [child.stdout, child.stderr].forEach(stream => stream.on('data', chunk => said.push(String(chunk))));
    const code = await new Promise(resolve => child.once('close', resolve));
    server.close();
    return { code, said: said.join('').replace(String(port), 'PORT'), calls };
  }

  const BODY = '<!-- impact of machines -->\n\nno change\n';

  test('creates the comment', async () => expect(await comment([{ id: 1, body: 'looks good' }], 'top-secret')).toEqual({
    code: 0, said: '', calls: ['GET page 1 top-secret', `POST /api/projects/3/merge_requests/7/notes ${BODY}`],
  }));
  test('renews the comment of an earlier pipeline, on any page', async () => expect(await comment([{ id: 1, body: 'looks good' }, { id: 2, body: BODY }], 'top-secret')).toEqual({
    code: 0, said: '', calls: ['GET page 1 top-secret', 'GET page 2 top-secret', `PUT /api/projects/3/merge_requests/7/notes/2 ${BODY}`],
  }));
  test('names a token that is missing', async () => expect(await comment([], undefined)).toEqual({
    code: 1, said: 'set the variable IMPACT_TOKEN to a project access token, with the role Reporter and the scope api\n', calls: [],
  }));
  test('reports a refusal without the token', async () => expect(await comment([], 'top-secret', 403)).toEqual({
    code: 1, said: 'GET http://127.0.0.1:PORT/api/projects/3/merge_requests/7/notes?per_page=100&page=1: 403 Forbidden\n', calls: ['GET page 1 top-secret'],
  }));
});
