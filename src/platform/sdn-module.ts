import { Construct } from 'constructs';
import { EnabledModuleProps, PlatformModule } from './platform-module';
import { checkProps, guard } from '../values/guard';

/**
 * The module `sdn`: additional networks for machines, and a network for the traffic of live migrations. DVP 1.9.5 and DVP from 1.10.1
 * need sdn 0.6.2 or newer.
 *
 * @see https://deckhouse.io/modules/sdn/stable/
 *
 * @example
 *
 * new dvp.SdnModule(chart, 'sdn');
 */
export class SdnModule extends PlatformModule {
  static { guard(this, 'SdnModule'); }

  constructor(scope: Construct, id: string, props: EnabledModuleProps = {}) {
    super(scope, id);
    checkProps(this, 'EnabledModuleProps', props);
    this._defineModule('sdn', props);
  }
}
