import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';

export const scenarios: Scenarios = {
  30: {
    wants: 'to let a team use the consoles and ports of one machine, and restart all machines of the namespace',
    write: ({ chart, vm }) => {
      vm.grant(dvp.Subject.group('ops'), dvp.VmAction.CONSOLE, dvp.VmAction.VNC, dvp.VmAction.PORT_FORWARD);
      new dvp.NamespaceAccess(chart, 'operators', {
        subjects: [dvp.Subject.group('ops')],
        role: dvp.NamespaceRole.actions(dvp.NamespaceAction.OPERATE),
      });
    },
    throws: {
      'RBAC cannot limit it to one machine': ({ vm }) => vm.grant(dvp.Subject.group('ops'), dvp.NamespaceAction.OPERATE as unknown as dvp.VmAction),
    },
    lacks: 'the session itself: it is not an object; `d8 v console`, `d8 v vnc` and `d8 v ssh` open it',
  },
};
