import { Construct } from 'constructs';
import { EnabledModuleProps, PlatformModule } from './platform-module';
import { checkProps, guard } from '../values/guard';

/**
 * The module `console`: the web interface of Deckhouse, with the machines and their screens. Not in the Community Edition.
 *
 * @see https://deckhouse.io/modules/console/stable/
 *
 * @example
 *
 * new dvp.ConsoleModule(chart, 'console');
 */
export class ConsoleModule extends PlatformModule {
  static { guard(this, 'ConsoleModule'); }

  constructor(scope: Construct, id: string, props: EnabledModuleProps = {}) {
    super(scope, id);
    checkProps(this, 'EnabledModuleProps', props);
    this._defineModule('console', props);
  }
}
