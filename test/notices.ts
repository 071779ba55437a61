const SCALED = (namespace: string) => `after the first apply: kubectl scale virtualmachinepool/runners -n ${namespace} --replicas=2`;

/** the findings that examples acknowledge */
const ACKNOWLEDGED: Readonly<Record<string, readonly string[]>> = {
  'ci-runners': [`[ci/runners] VirtualMachinePool ci/runners /spec/replicas (VMP-33): ${SCALED('ci')}`],
  'tour': [
    '[shop/web/before-upgrade] VirtualMachineSnapshot shop/web-before-upgrade /spec/virtualMachineName (VMS-03): the machine has been there for a year',
    `[shop/runners] VirtualMachinePool shop/runners /spec/replicas (VMP-33): ${SCALED('shop')}`,
  ],
};

/** the notice that a synth of an example prints */
export function noticeOf(example: string): string {
  const lines = ACKNOWLEDGED[example] ?? [];
  return lines.length === 0 ? '' : `${lines.length} finding${lines.length === 1 ? '' : 's'} acknowledged\n\n${lines.join('\n')}\n`;
}
