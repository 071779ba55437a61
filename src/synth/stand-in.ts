import { IConstruct } from 'constructs';
import { AppState, appStateOf } from './app-state';

/**
 * Applies the settings of a construct, such as suppressions and the cluster, to its stand-in in another chart, too.
 *
 * The operations of a machine have a chart of their own, where a stand-in with the same path represents the machine.
 */
export function linkStandIn(construct: IConstruct, standIn: IConstruct): void {
  appStateOf(standIn).standIns.set(standIn, construct);
}

/** The nearest setting: of the construct itself, otherwise of the construct around it or of the construct that it represents. */
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
      // the represented construct may be in another app, which has its own state
      state = appStateOf(represented);
    }
    scope = represented ?? scope.node.scope;
  }
  return undefined;
}
