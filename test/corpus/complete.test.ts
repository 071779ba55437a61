import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { corpusTest, covers, filesOf, read, there, verdicts } from './corpus';
import { SecurityAudit } from '../../src/patterns/security-audit';

if (!there) {
  // once for all suites of this directory; jest hides the console of a skipped suite
  process.stderr.write('skipped: the manifests of the guides are not compared, since there is no ../shared/corpus/docs\n');
}

covers('ClusterLoggingConfig', {
  '053-admin-guide-226-ClusterLoggingConfig-virtualization-audit-logs.yaml': chart =>
    new SecurityAudit(chart, 'audit', { destinations: ['d8-loki'] }).node.findChild('rule'),
});

/** kinds of which the guides show a manifest that nobody writes with this library */
const ELSEWHERE: Record<string, string> = {
  IngressNginxController: 'the ingress controller is set up by whoever runs the cluster, and the guide shows one setting of it',
  NodeGroupConfiguration: 'a script that cleans nodes up after an old release, to be deleted again',
  USBDevice: 'made by the platform, and referred to by name',
};

corpusTest('every kind of which the guides show a valid manifest is made here, or made elsewhere for a reason', () => {
  const made = readdirSync(__dirname).flatMap(file => [...readFileSync(join(__dirname, file), 'utf8').matchAll(/^covers\('(\w+)'/gm)].map(([, kind]) => kind));
  const shown = new Set(Object.keys(verdicts).map(file => String(read(file)?.kind)).filter(kind => filesOf(kind, 'valid').length > 0));
  expect([...shown].sort()).toEqual([...made, ...Object.keys(ELSEWHERE)].sort());
});
