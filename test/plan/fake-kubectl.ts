import { spawnSync } from 'child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** a kubectl that answers with the lines of `<name>.<n>` of its directory one after the other, and with the last one again and again */
export function cluster(answers: Record<string, string[]>) {
  const home = mkdtempSync(join(tmpdir(), 'kubectl-'));
  for (const [name, lines] of Object.entries(answers)) {
    writeFileSync(join(home, `${name}.answers`), `${lines.join('\n')}\n`);
  }
  writeFileSync(join(home, 'kubectl'), `#!/bin/sh
echo "$*" >>"${home}/calls"
echo 'Warning: this version is deprecated' >&2
for name; do :; done
case "$*" in
  *spec.replicas*) [ -f "${home}/$name.answers" ] || exit 1; cat "${home}/$name.number"; exit ;;
  *imageUploadURLs*) echo "https://upload.example.com/$name"; exit ;;
  *'!="True"'*) echo '  Blocked: BecauseOfThat: something is missing'; exit ;;
  *'=="Deleting"'*) echo '  Deleting: AttachedToVirtualMachine: a machine has it'; exit ;;
esac
[ -f "${home}/$name.answers" ] || { echo "Error: $name not found" >&2; exit 1; }
line=$(head -n 1 "${home}/$name.answers")
[ "$(wc -l <"${home}/$name.answers")" -lt 2 ] || { tail -n +2 "${home}/$name.answers" >"${home}/$name.rest"; mv "${home}/$name.rest" "${home}/$name.answers"; }
echo "$line"
`);
  writeFileSync(join(home, 'curl'), `#!/bin/sh
echo "$*" >>"${home}/uploads"
[ ! -e "${home}/broken" ] || exit 22
for url; do :; done
echo 'Ready|1|1| ' >"${home}/\${url##*/}.answers"
`);
  ['kubectl', 'curl'].forEach(name => chmodSync(join(home, name), 0o755));
  return home;
}

export function run(home: string, script: string, ...args: string[]) {
  writeFileSync(join(home, 'wait.sh'), script);
  const { status, stdout, stderr } = spawnSync('sh', [join(home, 'wait.sh'), ...args], {
    encoding: 'utf8', cwd: home, env: { PATH: `${home}:/usr/bin:/bin`, INTERVAL: '0.05' }, timeout: 20_000,
  });
  return { status, out: stdout.split('\n').slice(0, -1), err: stderr.split('\n').slice(0, -1) };
}

export const state = (phase: string, conditions = '', generations = '1|1', reasons = '') => `${phase}|${generations}|${conditions} |${reasons}`;
