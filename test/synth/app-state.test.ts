import * as cdk8s from 'cdk8s';
import { App, type Chart, Size, Testing } from 'cdk8s';
import { ClusterProfile } from '../../src/cluster/cluster-profile';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { Admission } from '../../src/synth/admission';
import { appStateOf } from '../../src/synth/app-state';
import { factsOf } from '../../src/synth/bound-cluster';
import { checkApp } from '../../src/synth/check-app';
import { linkStandIn } from '../../src/synth/stand-in';
import { chartOf, refusalOf } from '../support';

const idsOf = (app: App) => checkApp(app).findings.map(({ id, acknowledged }) => [id, acknowledged]);

/** an app with a blank disk, which VD-03 refuses */
function blankApp(): { app: App; chart: Chart; disk: VirtualDisk } {
  const app = Testing.app();
  const chart = chartOf(app);
  return { app, chart, disk: new VirtualDisk(chart, 'data', {}) };
}

describe('two apps in one process', () => {
  test('have separate states, each on the root of its tree', () => {
    const [one, two] = [blankApp(), blankApp()];
    expect(appStateOf(one.disk)).toBe(appStateOf(one.app));
    expect(appStateOf(one.app)).not.toBe(appStateOf(two.app));
    expect(Object.keys(one.app)).toEqual(Object.keys(Testing.app()));
  });

  test('do not share suppressions', () => {
    const [one, two] = [blankApp(), blankApp()];
    Admission.of(one.app).acknowledge('VD-03', 'only here');
    expect(idsOf(one.app)).toEqual([['VD-03', 'only here']]);
    expect(idsOf(two.app)).toEqual([['VD-03', undefined]]);
  });

  test('do not share clusters', () => {
    const [one, two] = [blankApp(), blankApp()];
    ClusterProfile.of({ dvpRelease: '1.9.0' }).bind(one.app);
    expect([factsOf(one.disk)?.dvpRelease, factsOf(two.disk)]).toEqual(['1.9.0', undefined]);
  });

  test("can be synthesized during each other's synth", () => {
    const [outer, inner] = [blankApp(), blankApp()];
    let message = '';
    outer.chart.node.addValidation({
      validate: () => {
        message = refusalOf(() => inner.app.synth());
        return [];
      },
    });
    expect(refusalOf(() => outer.app.synth())).toBe(message);
    expect(message).toMatch(/^1 error in 1 object, nothing was written/);
  });
});

describe('a stand-in in another app', () => {
  const linked = () => {
    const [home, away] = [blankApp(), blankApp()];
    linkStandIn(home.disk, away.disk);
    return { home, away };
  };

  test('has the settings of the represented construct, the nearest first', () => {
    const { home, away } = linked();
    Admission.of(home.app).acknowledge('VD-03', 'of the app at home');
    expect(idsOf(away.app)).toEqual([['VD-03', 'of the app at home']]);
    Admission.of(home.disk).acknowledge('VD-03', 'of the disk at home');
    expect(idsOf(away.app)).toEqual([['VD-03', 'of the disk at home']]);
    Admission.of(away.disk).acknowledge('VD-03', 'of the stand-in');
    expect(idsOf(away.app)).toEqual([['VD-03', 'of the stand-in']]);
  });

  test('has the cluster of the represented construct, not that of its own app', () => {
    const { home, away } = linked();
    ClusterProfile.of({ dvpRelease: '1.8.0' }).bind(away.app);
    expect(factsOf(away.disk)).toBeUndefined();
    ClusterProfile.of({ dvpRelease: '1.9.0' }).bind(home.app);
    expect(factsOf(away.disk)?.dvpRelease).toBe('1.9.0');
  });
});

describe('two copies of the package in one process', () => {
  const copy: typeof import('../../src') = (() => {
    let loaded: any;
    jest.isolateModules(() => {
      // as a package manager installs it: of cdk8s there is one copy
      jest.doMock('cdk8s', () => cdk8s);
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      loaded = require('../../src');
    });
    return loaded;
  })();

  test('are two copies', () => expect(copy.VirtualDisk).not.toBe(VirtualDisk));

  test('check an app once, and report once', () => {
    const { app, chart } = blankApp();
    new copy.VirtualDisk(chart, 'more', {});
    const { synth } = app;
    expect(refusalOf(() => app.synth())).toMatch(/^2 errors in 2 objects, nothing was written/);
    expect(app.synth).toBe(synth);
  });

  test.each<[string, typeof Admission]>([['first', Admission], ['second', copy.Admission]])('know what is acknowledged through the %s', (_, admission) => {
    const { app, chart } = blankApp();
    new copy.VirtualDisk(chart, 'more', {});
    admission.of(app).acknowledge('VD-03', 'of the app');
    expect(idsOf(app)).toEqual([['VD-03', 'of the app'], ['VD-03', 'of the app']]);
  });

  test('refuse a second cluster for one construct', () => {
    const { app } = blankApp();
    ClusterProfile.of({ dvpRelease: '1.9.0' }).bind(app);
    expect(() => copy.ClusterProfile.of({ dvpRelease: '1.8.0' }).bind(app)).toThrow('[app] already has a cluster profile');
  });

  test('render objects of the other copy', () => {
    const app = Testing.app();
    const chart = chartOf(app);
    new VirtualDisk(chart, 'one', { size: Size.gibibytes(1) });
    new copy.VirtualDisk(chart, 'two', { size: Size.gibibytes(1) });
    expect(Testing.synth(chart).map(({ metadata }) => metadata.name)).toEqual(['one', 'two']);
  });
});
