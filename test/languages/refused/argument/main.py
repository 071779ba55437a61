import cdk8s_dvp as dvp

dvp.CoreFraction.percent(0)
