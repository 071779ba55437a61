import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'fs';
import { dirname, join } from 'path';

const PACKAGES = { 'aws-cdk-lib': '2.276.0', 'constructs': '10.5.0' };

const cache = join(dirname(require.resolve('cdk8s-dvp/package.json')), 'node_modules/.cache/cdk8s-dvp-bench');
const packages = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);

/** the packages of the AWS CDK, which are not a dependency of the project: this file finds them by `require` */
export const AWS_DIRECTORY = join(cache, packages.join('+'), 'node_modules');

/**
 * Installs the AWS CDK once.
 *
 * @returns why it cannot be installed, for example without a network
 */
export function installAws(): string | undefined {
  if (existsSync(AWS_DIRECTORY)) {
    return undefined;
  }
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(join(cache, 'partial-'));
  process.stderr.write(`installing ${packages.join(' and ')} into ${cache}\n`);
  try {
    const args = ['install', '--prefix', partial, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', ...packages];
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', timeout: 300_000 });
    renameSync(partial, dirname(AWS_DIRECTORY));
    return undefined;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return `npm cannot install it: ${(stderr || message).trim().split('\n')[0]}`;
  }
}
