import * as dvp from 'cdk8s-dvp';

dvp.CoreFraction.percent(0);
