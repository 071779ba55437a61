import { IConstruct } from 'constructs';
import { AppState, appStateOf } from './app-state';

/**
 * Makes the settings of a construct, such as suppressions and the cluster, hold for its stand-in in another chart, too.
 *
 * The operations of a machine have a chart of their own, where a stand-in with the same path represents the machine.
 */
export function linkStandIn(construct: IConstruct, standIn: IConstruct): void {
  appStateOf(standIn).standIns.set(standIn, construct);
}

/** The nearest setting: of the construct itself, else of the construct around it or of the one that it stands in for. */
export function nearestSetting<T>(construct: IConstruct, settingAt: (state: AppState, scope: IConstruct) => T | undefined): T | undefined {
  let state = appStateOf(construct);
  let scope: IConstruct | undefined = construct;
  while (scope !== undefined) {
    const setting = settingAt(state, scope);
    if (setting !== undefined) {
      return setting;
    }
    const represented = state.standIns.get(scope);
    if (represented !== undefined) {
      // it may belong to another app, which has a state of its own
      state = appStateOf(represented);
    }
    scope = represented ?? scope.node.scope;
  }
  return undefined;
}
