import { App } from 'cdk8s';
import { Platform, Shop } from './charts';

const app = new App();
new Platform(app, 'platform');
new Shop(app, 'shop');
app.synth();
