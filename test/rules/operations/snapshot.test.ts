import { told } from '../support';

test.each([
  ['SOP-02', `VirtualMachineSnapshotOperation shop/web-again /spec/createVirtualMachine (SOP-02)
  the machine to create needs a mode and a name
  got: nothing
  instead: 'createVirtualMachine' with 'mode', and with 'customization' or 'nameReplacement'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));


test('VMS-06 reports', () => expect(told('VMS-06')).toBe(`VirtualMachineSnapshot shop/web-friday /spec/virtualMachineName (VMS-06)
  VirtualMachine shop/web has ClusterVirtualImage tools attached, and the snapshot does not include its content
  got: "web"
  instead: a snapshot of a machine that has disks only, or keep the image for as long as the snapshot`));
