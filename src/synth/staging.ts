import { App, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { appStateOf } from './app-state';
import { attachChecks } from './hook';
import { showToJsii } from './intercept-synth';
import { CallerError } from '../manifest/caller-error';
import { guard } from '../values/guard';
import { Stage } from '../values/stage';

/**
 * In which order an app is applied.
 *
 * Each object has a stage by its kind, or a later one by what it needs: objects that it names, its namespace, its CRD, the module of its kind,
 * and constructs on which it depends by `node.addDependency`. An author can choose another stage; a stage before that of a needed object is an error.
 *
 * @see `Stage` for the list of stages
 *
 * @example
 *
 * dvp.Staging.of(app).writeDirectories();
 * dvp.Staging.of(chart).set(dvp.Stage.custom(85, 'databases'));
 */
export class Staging {
  static { guard(this, 'Staging'); }

  /**
   * The stages of everything at and below a construct.
   *
   * @param scope the construct, which may be a chart or the app
   */
  public static of(scope: IConstruct): Staging {
    return new Staging(scope);
  }

  private constructor(private readonly scope: IConstruct) {
    attachChecks(scope);
  }

  /**
   * Sets the stage of all objects at and below the construct, also of those that are created later: they get the annotation `cdk8s-dvp/stage`.
   *
   * The construct nearest to an object decides. An annotation that an object has already remains.
   */
  public set(stage: Stage): void {
    const { label } = stage;
    const state = appStateOf(this.scope);
    state.stages ??= new Map();
    state.stages.set(this.scope, label);
  }

  /**
   * Makes `app.synth()` write a directory for each stage of the app, with a file for each chart: `dist/60-virtualization/platform.k8s.yaml`.
   *
   * A ModuleConfig with feature gates or settings of live migration is written twice: without them to the stage `60-virtualization`, and whole to
   * the stage `61-gates`. Objects that are created by hand are in the directory `by-hand`. Files of an earlier synth are removed.
   *
   * `app.synthYaml()` returns one text, without stages. A synth refuses an app that cdk8s itself must write.
   *
   * @throws if the construct is not in an app, or if the app writes a file for each object
   */
  public writeDirectories(): void {
    const app = this.app('writeDirectories');
    if (app.yamlOutputType !== YamlOutputType.FILE_PER_CHART && app.yamlOutputType !== YamlOutputType.FILE_PER_APP) {
      const type = `YamlOutputType.${YamlOutputType[app.yamlOutputType]}`;
      throw new CallerError(`[${this.scope.node.path}] 'writeDirectories' needs an app with YamlOutputType.FILE_PER_CHART or FILE_PER_APP, got ${type}`);
    }
    appStateOf(app).isStaged = true;
  }

  /**
   * Makes a synth write the number of the stage to each object as its sync wave, for one Application of Argo CD: `argocd.argoproj.io/sync-wave`.
   * A wave that an object has already remains.
   *
   * Objects whose kind comes with a module of the app get the option `SkipDryRunOnMissingResource=true`, too. An Application has each object once, so
   * a ModuleConfig is applied with its feature gates at once.
   *
   * Argo CD waits for a wave only with a health check for each kind of it.
   *
   * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
   * @throws if the construct is not in an app
   */
  public writeSyncWaves(): void {
    appStateOf(this.app('writeSyncWaves')).hasSyncWaves = true;
  }

  private app(method: string): App {
    const { root } = this.scope.node;
    // not `instanceof`, because the user's cdk8s may be another copy
    if (!('synth' in root && 'synthYaml' in root)) {
      throw new CallerError(`[${this.scope.node.path}] '${method}' needs a construct of an App, and the root of this one is not an App`);
    }
    showToJsii(root as App);
    return root as App;
  }
}
