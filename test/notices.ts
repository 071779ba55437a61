/** the notice that a synth of an example prints: only the tour acknowledges a finding */
export function noticeOf(example: string): string {
  return example !== 'tour' ? '' : `1 finding acknowledged

[shop/web/before-upgrade] VirtualMachineSnapshot shop/web-before-upgrade /spec/virtualMachineName (VMS-03): the machine has been there for a year
`;
}
