import { Check, ok, problem } from './check';

/** whether the user may apply the manifests */
export const rights: Check = {
  name: 'rights',
  run: ({ app }) => {
    if (app === undefined) {
      return [];
    }
    const { missingRights } = app;
    return [missingRights === undefined ? ok('nothing is missing to apply the manifests')
      : problem(`you may not:\n${missingRights}`, 'ask for a role with them, or apply this part with another identity')];
  },
};
